"""A message taken apart: its words, names and figures, and what it is after."""
