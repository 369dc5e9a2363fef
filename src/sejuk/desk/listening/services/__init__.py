"""What people and the clock do with sources, files and messages."""
