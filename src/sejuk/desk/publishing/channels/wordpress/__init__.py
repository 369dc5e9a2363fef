"""A WordPress site, such as an institution's own news page."""
