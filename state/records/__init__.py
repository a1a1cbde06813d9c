"""How anything is kept: the port to the store, the codec, the trace entry, the errors. Imports nothing above."""
