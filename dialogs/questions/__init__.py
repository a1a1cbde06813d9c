"""The questions the bot answers, one module a subject; `registry` lists them all."""
