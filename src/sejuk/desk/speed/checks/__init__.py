"""``sejuk bench check``: a citizen asks about a claim, over HTTP, at a library of a realistic size."""
