"""Commands that the command line calls."""
