"""Broadcasts: written by one, approved by another, sent to who asked for it, read without being watched."""
