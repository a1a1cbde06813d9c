"""HTTP out to Teams: the connection pool and the bot's own token."""
