"""Verbs of the library."""
