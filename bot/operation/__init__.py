"""Log, health, metrics and clock."""
