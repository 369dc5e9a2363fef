"""Measures the engine; every figure in the docs comes from here."""
