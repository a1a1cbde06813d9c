"""Where the truth is kept: one small protocol, in memory, in SQLite or in PostgreSQL."""
