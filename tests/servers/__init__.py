"""Real servers on the loopback, for what the desk sends out."""
