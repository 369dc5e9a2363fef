"""Tags of the public frame."""
