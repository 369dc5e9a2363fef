"""The room of listening: sources, intake, files, the tip-line."""
