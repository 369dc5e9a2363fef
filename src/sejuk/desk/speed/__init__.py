"""Measures the desk at work: ``sejuk bench desk``."""
