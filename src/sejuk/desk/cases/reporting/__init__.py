"""What citizens and field officers tell the desk, and what the desk answers."""
