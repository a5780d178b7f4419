"""Speed and memory, as tables to read. Nothing here is a test: no number passes or fails."""
