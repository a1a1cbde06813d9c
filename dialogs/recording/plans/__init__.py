"""Recording plans, their names, deadlines and open questions."""
