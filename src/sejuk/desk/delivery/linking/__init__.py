"""Connecting a Telegram chat with somebody who asked for it: a code, used once, by their own hand."""
