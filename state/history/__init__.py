"""Undo, and what forbids it."""
