"""Cases: people verify and decide, in time, at every level."""
