"""Publishing: an approved text on every channel, with a receipt, and its corrections after it."""
