"""Bringing in posts from files that people upload."""

from sejuk.sources.files.face import BadReason, BadRow, Batch, ColumnMap, Guess, Preview, Role
from sejuk.sources.files.preview import preview
from sejuk.sources.files.read import read

__all__ = [
    "BadReason",
    "BadRow",
    "Batch",
    "ColumnMap",
    "Guess",
    "Preview",
    "Role",
    "preview",
    "read",
]
