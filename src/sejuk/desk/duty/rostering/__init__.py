"""Who is on duty when: patterns, shifts, changes, leave, gaps."""
