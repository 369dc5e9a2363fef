"""Builds the library from the C files of this package, with the machine's own compiler."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent
#: No step is left to the compiler's taste: fused or reordered fractions would differ from NumPy's.
_FLAGS = (
    "-O3",
    "-fPIC",
    "-shared",
    "-std=c11",
    "-ffp-contract=off",
    "-fno-math-errno",
    "-fvisibility=default",
)
_SECONDS = 120


def library() -> Path:
    """Give where the library of the present sources lies, built or not."""
    whole = hashlib.sha256(" ".join(_FLAGS).encode())
    for path in _sources():
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return FOLDER / f"loops-{whole.hexdigest()[:16]}.so"


def build() -> Path | None:
    """Build the library unless it is there, and give its path; None where it cannot be built here."""
    path, compiler = library(), shutil.which(os.environ.get("CC", "cc"))
    if path.exists():
        return path
    if compiler is None or os.name != "posix" or not os.access(FOLDER, os.W_OK):
        return None
    # Made aside and put in place at once: two that start together do not meet.
    with tempfile.TemporaryDirectory(dir=FOLDER, prefix=".build-") as aside:
        made = Path(aside) / path.name
        sources = [str(source) for source in _sources() if source.suffix == ".c"]
        command = [compiler, *_FLAGS, *sources, "-o", str(made), "-lm"]
        try:
            done = subprocess.run(command, check=False, capture_output=True, timeout=_SECONDS)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired):
            return None
        if done.returncode or not made.exists():
            return None
        made.replace(path)
    for old in FOLDER.glob("loops-*.so"):
        if old != path:
            old.unlink(missing_ok=True)
    return path


def _sources() -> list[Path]:
    return sorted([*FOLDER.glob("*.c"), *FOLDER.glob("*.h")])
