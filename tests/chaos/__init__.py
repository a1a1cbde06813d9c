"""Reminders under fire: processes killed and a Teams that refuses one in ten: `make chaos`."""
