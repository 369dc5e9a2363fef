"""Reads ibrohim2019, and undoes what its makers did to the texts."""

from __future__ import annotations

import re
from pathlib import Path

from sejuk.engine.training.corpus import read_csv

_ESCAPED = re.compile(r"(?:\\x[0-9a-f]{2})+")
_MADE = re.compile(r"\\n|\b(?:USER|URL|RT)\b")

Labelled = tuple[list[str], list[int]]


def plain_tweet(text: str) -> str:
    """Give a tweet with its escaped bytes turned to characters, and without the set's placeholders."""
    return _MADE.sub(" ", _ESCAPED.sub(_unescaped, text))


def _unescaped(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("\\x", "")).decode("utf-8", "ignore")


def read_fold(data_dir: Path, part: str, fold: int) -> Labelled:
    """Give texts and hate-speech labels of one part (train, dev, test) of one published fold."""
    rows = read_csv(data_dir / "hate" / "ibrohim2019_folds" / f"{part}{fold}.csv.gz", "latin-1")
    return [plain_tweet(row["Tweet"]) for row in rows], [int(row["HS"]) for row in rows]
