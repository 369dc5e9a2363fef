"""A note on each open matter when one shift ends and the next begins."""
