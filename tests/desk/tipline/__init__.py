"""The tip-line on Telegram."""
