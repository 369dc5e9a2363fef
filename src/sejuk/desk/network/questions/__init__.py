"""The press asks about a kit; a clock runs until it is answered."""
