"""Reading a file in batches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sejuk.sources.files.face import Batch, ColumnMap


def read(path: Path, mapping: ColumnMap, start_row: int = 0, *, batch_rows: int = 1000) -> Iterator[Batch]:
    """Yield the items of ``path`` from data row ``start_row`` on. Raises only :class:`SourceError`."""
    raise NotImplementedError
