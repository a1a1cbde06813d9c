"""Letters, numbers, choices, and the words that steer a conversation."""
