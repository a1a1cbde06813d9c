"""Which reminders there ought to be, and bringing the stored ones in line."""
