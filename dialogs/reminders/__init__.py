"""The reminder message in words."""
