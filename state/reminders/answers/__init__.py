"""What people do to their reminders."""
