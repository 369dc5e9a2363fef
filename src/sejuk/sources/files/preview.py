"""A look at the first rows of a file."""

from __future__ import annotations

from pathlib import Path

from sejuk.sources.files.face import Preview


def preview(path: Path) -> Preview:
    """Look at ``path``: its kind, first rows and guessed columns. Raises only :class:`SourceError`."""
    raise NotImplementedError
