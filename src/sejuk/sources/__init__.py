"""Connectors: each turns one kind of outside place into items. No Django, no database."""
