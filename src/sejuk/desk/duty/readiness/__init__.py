"""What must stand before an event day, and what is missing where."""
