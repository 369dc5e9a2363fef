"""Subscribers: they ask, confirm by their own mailbox, and leave with one click. Nobody signs up another."""
