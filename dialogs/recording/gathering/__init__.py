"""Recording contributions, their rounds, contact persons and negotiation meetings."""
