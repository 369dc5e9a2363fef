"""The dictionary of chat forms: our own list, and laughter."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from itertools import product


def _read(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _pairs() -> Iterator[tuple[bytes, bytes]]:
    for line in _read("slang.tsv").splitlines():
        if line and not line.startswith("#"):
            forms, plain = line.split("\t")
            yield from ((form.encode(), plain.encode()) for form in forms.split())


def _laughter() -> Iterator[tuple[bytes, bytes]]:
    for part, count in product(("wk", "ha", "he", "hi", "xi", "ck"), range(2, 15)):
        for form in (part * count, part * count + part[0], part[1] + part * count):
            yield form.encode(), b"haha"


#: Chat form to plain form, whole words only. Our list goes before the made forms.
SLANG: dict[bytes, bytes] = {**dict(_laughter()), **dict(_pairs())}
