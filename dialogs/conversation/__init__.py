"""One turn, from what was said to the reply, and what is remembered of it."""
