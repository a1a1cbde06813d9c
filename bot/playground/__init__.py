"""The Microsoft 365 Agents Playground: Teams in a browser, on one's own machine."""
