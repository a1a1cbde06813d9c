"""Contributions, their rounds, and the negotiation."""
