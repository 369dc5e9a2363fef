"""Reads ibrohim2019, and undoes what its makers did to the texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sejuk.engine.training.corpus import read_csv
from sejuk.engine.training.features import Doubles

#: The set's columns, and our labels that say the same; ``strength`` is what the set calls strong.
COLUMNS: dict[str, str | None] = {
    "HS": "hate_speech",
    "Abusive": "abusive",
    "HS_Individual": "target_individual",
    "HS_Group": "target_group",
    "HS_Religion": "ground_religion",
    "HS_Race": "ground_ethnicity",
    "HS_Physical": "ground_body",
    "HS_Gender": "ground_gender",
    "HS_Other": "ground_other",
    "HS_Weak": None,
    "HS_Moderate": None,
    "HS_Strong": "strength",
}
_ESCAPED = re.compile(r"(?:\\x[0-9a-f]{2})+")
_PLACEHOLDER = re.compile(r"\b(?:USER|URL|RT)\b")


@dataclass(frozen=True)
class Tweets:
    """Texts, and their labels of shape (texts, columns), 0 or 1."""

    texts: list[str]
    labels: Doubles


def plain_tweet(text: str) -> str:
    """Give a tweet with its escaped bytes turned to characters."""
    return _ESCAPED.sub(_unescaped, text).replace("\\n", " ")


def without_placeholders(text: str) -> str:
    """Give a tweet without the words that the set's makers put in for handles and links."""
    return _PLACEHOLDER.sub(" ", text)


def _unescaped(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("\\x", "")).decode("utf-8", "ignore")


def _read(path: Path) -> Tweets:
    rows = read_csv(path, "latin-1")
    labels = np.array([[float(row[column]) for column in COLUMNS] for row in rows])
    return Tweets([plain_tweet(row["Tweet"]) for row in rows], labels)


def read_fold(data_dir: Path, part: str, fold: int) -> Tweets:
    """Give one part (train, dev, test) of one published fold."""
    return _read(data_dir / "hate" / "ibrohim2019_folds" / f"{part}{fold}.csv.gz")


def read_tweets(data_dir: Path) -> Tweets:
    """Give the whole set."""
    return _read(data_dir / "hate" / "ibrohim2019" / "re_dataset.csv.gz")
