"""How it reaches Teams: HTTP, identity, clock and delivery; the only place with a main, a clock, a socket."""
