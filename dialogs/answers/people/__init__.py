"""Questions about people: who owes, who is who, who is reminded."""
