"""Official accounts: registered by an institution, proven by a token, looked at again and again."""
