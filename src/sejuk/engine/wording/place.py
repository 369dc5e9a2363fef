"""Reads who stands for election in a place from a file: TOML with names, numbers, slogans and parties."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from sejuk.engine.wording.draft import Contestants

_WORDS = ("names", "slogans", "parties")


class PlaceError(ValueError):
    """The file is no list of contestants; the text says what is wrong."""


def read_contestants(path: Path) -> Contestants:
    """Give the contestants of the file at ``path``; what is left out is empty.

    Raises:
        PlaceError: it is not TOML, has other keys, or a list holds something else than it should.
    """
    try:
        said: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PlaceError(str(error)) from error
    if other := sorted(said.keys() - {*_WORDS, "numbers"}):
        raise PlaceError(", ".join(other))
    words = {key: tuple(_all(said, key, str)) for key in _WORDS}
    return Contestants(numbers=tuple(_all(said, "numbers", int)), **words)


def _all(said: dict[str, Any], key: str, kind: type) -> list[Any]:
    found = said.get(key, [])
    if not isinstance(found, list) or not all(type(one) is kind for one in found):
        raise PlaceError(key)
    return found
