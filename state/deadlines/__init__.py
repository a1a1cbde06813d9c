"""Which dates follow from which rule, and when a stage moves."""
