"""What can be wrong with a file."""

from __future__ import annotations


class TableError(Exception):
    """A file cannot be read or written; ``key`` and ``values`` make the sentence of ``sentences.toml``."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values
