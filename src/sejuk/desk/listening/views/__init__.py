"""The pages of this room; thin, everything through doors and verbs."""
