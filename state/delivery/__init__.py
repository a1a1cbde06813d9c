"""The outbox: claiming, marking, pacing, and who cannot be reached."""
