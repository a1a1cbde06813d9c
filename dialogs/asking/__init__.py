"""One question with all it needs to be answered, and what may be said only in private."""
