"""Help, small talk and feedback."""
