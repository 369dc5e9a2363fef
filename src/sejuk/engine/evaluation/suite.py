"""The protected-speech suite: what is written in ``data/suite``, a folder for each half.

Lawful speech of many kinds, and violations that share its words. Each file is a table with the columns
``id``, ``kind``, ``group`` (whom it is about or said to), ``paired_with`` (the violation that shares
its words), ``labels`` (what a model should say of it) and ``text``; ``-`` stands for none.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sejuk.engine.labels import LABELS

#: Makers of models may read the first half; of the second only rates are looked at.
SPLITS = ("development", "held_out")
LAWFUL_KINDS = (
    *("criticism", "sarcasm", "call", "legal", "quoted", "report", "testimony"),
    *("religious", "neutral", "everyday", "claim"),
)
VIOLATION_KINDS = ("hate", "threat", "divisive")
COLUMNS = ("id", "kind", "group", "paired_with", "labels", "text")
_FILES = ("criticism", "calls", "voices", "plain", "violations")
_NONE = "-"
#: One of so many pairs and single items of the second writing is for development.
_DEVELOPMENT_SHARE = 3


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the suite; ``labels`` are codes of ``labels.toml``, empty for lawful speech."""

    id: str
    kind: str
    group: str
    paired_with: str
    labels: frozenset[str]
    text: str

    @property
    def lawful(self) -> bool:
        """Whether nothing of it may reach a person."""
        return self.kind in LAWFUL_KINDS


def split_of(item: Item) -> str:
    """Give the half that ``item`` belongs to, from its id alone.

    ``first-…`` was open while models were made, ``held-…`` was not. Of ``second-…`` a third by the
    SHA-256 of the id is open; a pair stays together.
    """
    writing = item.id.partition("-")[0]
    if writing != "second":
        return SPLITS[writing == "held"]
    key = item.paired_with or item.id
    return SPLITS[int(hashlib.sha256(key.encode()).hexdigest(), 16) % _DEVELOPMENT_SHARE != 0]


def _read(split: str, name: str) -> list[Item]:
    path = files("sejuk.engine.evaluation") / "data" / "suite" / split / f"{name}.tsv"
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    if tuple(header.split("\t")) != COLUMNS:
        raise ValueError(f"{split}/{name}.tsv: the columns are {COLUMNS}")
    return [_item(line) for line in lines]


def _item(line: str) -> Item:
    number, kind, group, paired_with, labels, text = line.split("\t")
    codes = frozenset() if labels == _NONE else frozenset(labels.split())
    if kind not in LAWFUL_KINDS + VIOLATION_KINDS or not codes <= {label.code for label in LABELS}:
        raise ValueError(f"{number}: no such kind or label")
    return Item(number, kind, group, "" if paired_with == _NONE else paired_with, codes, text)


@cache
def suite(split: str) -> tuple[Item, ...]:
    """Give the items of one half, ``development`` or ``held_out``, in the order of the files."""
    return tuple(item for name in _FILES for item in _read(split, name))


def whole_suite() -> tuple[Item, ...]:
    """Give the items of both halves."""
    return tuple(item for split in SPLITS for item in suite(split))
