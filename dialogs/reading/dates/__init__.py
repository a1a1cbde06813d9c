"""The date grammar: days, weeks, months, years and what they are relative to."""
