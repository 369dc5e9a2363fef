"""Listening to one channel of the demo world."""
