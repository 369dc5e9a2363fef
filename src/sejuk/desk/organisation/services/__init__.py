"""The verbs of this room. Each checks its doors, changes the state in one transaction and leaves a line."""
