"""Measures how fast the engine is and how much memory it takes: ``sejuk bench``."""
