"""Measurements a stranger can repeat: `make bench`."""
