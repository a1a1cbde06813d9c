"""Roles, deputies, handing over, and what people wish about reminders."""
