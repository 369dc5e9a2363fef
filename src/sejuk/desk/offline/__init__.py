"""Forms that wait on the phone for a line: kept, shown, and sent once."""
