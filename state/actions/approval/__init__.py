"""Decisions, releases of money and its division."""
