"""Files on their way in: sealed at once, taken in batch by batch, gone at the end."""
