"""Reminders out: what is due, how it is sent, and what each answer of Teams leads to."""
