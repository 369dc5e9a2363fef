"""The library of fact-checks."""
