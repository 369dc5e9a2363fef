"""What people fill in on the case desk."""
