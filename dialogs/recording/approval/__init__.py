"""Recording decisions, releases of money, shares and alarms."""
