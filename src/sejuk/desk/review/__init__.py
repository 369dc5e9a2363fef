"""Activity reports and roll-ups, task forces, the officers' own neutrality."""
