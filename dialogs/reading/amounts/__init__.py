"""Kroner, hours and budget codes."""
