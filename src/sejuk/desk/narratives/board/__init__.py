"""What the board shows, gathered for its templates. Reads only; nothing here changes a row."""
