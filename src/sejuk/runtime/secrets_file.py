"""Keys that are made once and stay in the state folder."""

import os
import secrets
from pathlib import Path

BYTES = 48


def read_or_make(path: Path) -> str:
    """Give the key in `path`, made whole on the first call; only its owner can read the file."""
    if not path.exists():
        _make(path)
    return path.read_text("ascii").strip()


def _make(path: Path) -> None:
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)
