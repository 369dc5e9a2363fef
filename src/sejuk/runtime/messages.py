"""Compiling the message catalogues, so that nobody needs gettext installed to run Sejuk."""

from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parents[1]


def compile_all(folder: Path = PACKAGE) -> list[Path]:
    """Make every missing or outdated `.mo` below `folder`; give those made."""
    return [_compile(source) for source in sorted(folder.rglob("*.po")) if _outdated(source)]


def _outdated(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns


def _compile(source: Path) -> Path:
    compiled, unfinished = source.with_suffix(".mo"), source.with_suffix(".mo.part")
    polib.pofile(str(source)).save_as_mofile(str(unfinished))
    unfinished.replace(compiled)
    return compiled
