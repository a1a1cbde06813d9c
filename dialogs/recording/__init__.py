"""Conversations that record; `flows.py` lists them."""
