"""What is recorded about a plan: frozen values and their own rules; no store, no clock."""
