"""One module per command, named for it."""
