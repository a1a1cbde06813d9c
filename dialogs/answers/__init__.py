"""Answers to questions, one module a question; `registry.py` lists them."""
