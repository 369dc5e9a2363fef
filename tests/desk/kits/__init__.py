"""Cards, papers and words from an approved item."""
