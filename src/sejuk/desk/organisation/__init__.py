"""Who works here, for which institution, in which unit, and what they may do."""
