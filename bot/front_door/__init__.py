"""HTTP in from Teams: the body, the token, the sender, and the seam to the SDK."""
