"""The municipality: bodies and names, people and rights, calendar, sources, reach."""
