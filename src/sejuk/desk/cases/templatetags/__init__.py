"""Template tags of the case desk."""
