"""The office's own public portal: a row of ours is the publication."""
