"""The private folder of files on their way in."""

from __future__ import annotations

import os
import secrets
import tempfile
import time
from pathlib import Path

from django.conf import settings

#: A file that nothing refers to is swept after this many real seconds: what a crash left behind.
ORPHAN_SECONDS = 3600


def folder() -> Path:
    """The folder, for its owner only."""
    path = Path(settings.MEDIA_ROOT) / "imports"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def new_name() -> str:
    """A name for a sealed file."""
    return f"{secrets.token_hex(16)}.parquet"


def place(name: str) -> Path:
    """Where the sealed file ``name`` lies. A name with a path in it is refused."""
    if Path(name).name != name or not name:
        raise ValueError("a stored file has a plain name")
    return folder() / name


def raw_file(suffix: str) -> tempfile._TemporaryFileWrapper[bytes]:
    """A file for an upload, readable by its owner only; gone when it is closed."""
    return tempfile.NamedTemporaryFile(dir=folder(), prefix="raw-", suffix=suffix)


def remove(name: str) -> None:
    """Delete a sealed file; nothing happens where it is gone already."""
    if name:
        place(name).unlink(missing_ok=True)


def sweep(referred: set[str], *, older_than: float = ORPHAN_SECONDS) -> int:
    """Delete files that no import refers to; give how many."""
    swept = 0
    for path in folder().iterdir():
        if path.name not in referred and path.is_file() and time.time() - os.stat(path).st_mtime > older_than:
            path.unlink(missing_ok=True)
            swept += 1
    return swept
