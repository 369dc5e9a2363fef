"""The pages of the public side."""
