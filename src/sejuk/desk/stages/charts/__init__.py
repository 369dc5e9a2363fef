"""Pictures of this room, made on the server; each has its numbers beside it."""
