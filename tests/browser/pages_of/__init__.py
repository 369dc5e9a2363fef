"""Pages to look at, a file a room."""
