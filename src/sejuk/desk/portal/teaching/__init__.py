"""Short lessons with a quiz each: files of words, read once; nothing about the reader is kept."""
