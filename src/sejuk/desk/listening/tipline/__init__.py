"""The tip-line: one message at a time, addressed to the office (G10)."""
