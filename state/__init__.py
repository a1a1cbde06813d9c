"""What is true: plans, deadlines, decisions, money and who may change them; no network, no framework."""
