"""Responses: what an office answers with, who wrote it, who approved it, and the bytes that go out."""
