"""Print the test folders that belong to what changed: `python3 scripts/changed_tests.py [REVISION]`.

A file of `src/sejuk/desk/duty/` belongs to `tests/desk/duty`; where a room has no folder of its own, the
nearest folder above stands for it. What belongs nowhere else belongs to `tests/docs`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = Path("src/sejuk")
REST = Path("tests/docs")


def changed(since: str) -> list[Path]:
    """Files that differ from ``since``, and those git does not know yet."""
    return [*_paths("diff", "--name-only", since), *_paths("ls-files", "--others", "--exclude-standard")]


def _paths(*words: str) -> list[Path]:
    said = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603, S607
    return [Path(line) for line in said.stdout.splitlines()]


def tests_of(path: Path) -> Path:
    """The file or the nearest folder of tests for ``path``; never a whole room of the house."""
    if path.name.startswith("test_"):
        return path
    inside = (
        path.relative_to(SOURCE)
        if path.is_relative_to(SOURCE)
        else path.relative_to("tests")
        if path.parts[0] == "tests"
        else None
    )
    if inside is None:
        return REST
    folders = [Path("tests") / one for one in inside.parents if len(one.parts) >= 2]
    return next((folder for folder in folders if (ROOT / folder).is_dir()), REST)


def main() -> None:
    """Print each folder once, none that lies in another."""
    since = sys.argv[1] if len(sys.argv) > 1 else "HEAD"
    found = {tests_of(path) for path in changed(since)}
    wanted = sorted(path for path in found if (ROOT / path).exists() and not found & {*path.parents})
    print(" ".join(map(str, wanted or [REST])))  # noqa: T201


if __name__ == "__main__":
    main()
