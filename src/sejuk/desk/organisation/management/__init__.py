"""Commands that the runtime calls."""
