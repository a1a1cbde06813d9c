"""An answer as value, text and card, and one language's voice."""
