"""The roster, hand-over, and who is called until somebody answers."""
