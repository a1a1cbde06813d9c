"""Read models behind questions and cards."""
