"""A public Telegram channel in which the office's bot may post."""
