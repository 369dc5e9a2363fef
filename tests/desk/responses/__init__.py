"""What answers say, who agrees to them, and what goes out."""
