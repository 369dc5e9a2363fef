"""Sejuk, the election cooling system."""

__version__ = "0.1.0"
