"""Deriving reminders: series, days, recipients."""
