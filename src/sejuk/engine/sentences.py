"""What the engine's commands say, Indonesian first."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("id", "en")


def environment_language() -> str:
    """Give ``en`` where LC_ALL, LC_MESSAGES or LANG (the first that is set) asks for it, else ``id``."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "en" if next(filter(None, names), "").lower().startswith("en") else "id"


def sentence(key: str, language: str, **values: object) -> str:
    """Give the sentence ``key`` in ``language`` with ``values`` filled in; ``KeyError`` if unknown."""
    return _sentences()[key][language].format(**values)


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("sentences.toml").read_text(encoding="utf-8"))
