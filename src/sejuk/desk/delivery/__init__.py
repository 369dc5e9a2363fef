"""What leaves the desk by mail or Telegram: one row a message, at most once, uncertain said aloud."""
