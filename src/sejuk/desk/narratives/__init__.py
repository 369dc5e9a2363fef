"""Narratives, the temperature board, and alerts."""
