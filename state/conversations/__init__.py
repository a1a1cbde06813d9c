"""What is kept of conversations: draft, newest turn, installation, feedback."""
