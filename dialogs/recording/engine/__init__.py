"""What a conversation that records is, and how it goes on by words, by button and on a card."""
