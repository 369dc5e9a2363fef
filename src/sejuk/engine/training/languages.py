"""Trains the language model: NusaX's training part, our own sentences, Malay made from Indonesian."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np

from sejuk.engine.text.cleaning import clean
from sejuk.engine.text.languages import letter_rows
from sejuk.engine.text.linear import Linear, write_linear
from sejuk.engine.training.features import extract
from sejuk.engine.training.fitting import fit_classes, quantised

#: Folders of NusaX and their ISO 639 codes.
NUSAX = {
    "indonesian": "id", "javanese": "jv", "sundanese": "su", "english": "en", "acehnese": "ace",
    "balinese": "ban", "banjarese": "bjn", "buginese": "bug", "madurese": "mad", "minangkabau": "min",
    "ngaju": "nij", "toba_batak": "bbc",
}  # fmt: skip
CODES = ("id", "jv", "su", "ms", "en", "ace", "ban", "bjn", "bug", "mad", "min", "nij", "bbc", "other")
BITS = 16
PENALTY = 0.3
ROUNDS = 60
#: How often a sentence of ours counts: there are few of them and they are of other registers.
_OWN = 3.0

Sentence = tuple[str, str, float]


def nusax(folder: Path, part: str) -> Iterator[tuple[str, str]]:
    """Yield code and text of every sentence of one part (train, valid, test) of NusaX."""
    for name, code in NUSAX.items():
        with (folder / "sentiment" / name / f"{part}.csv").open(encoding="utf-8", newline="") as lines:
            yield from ((code, row["text"]) for row in csv.DictReader(lines))


def _rows(name: str) -> list[list[str]]:
    text = (files("sejuk.engine.training") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def malay_like(text: str) -> str:
    """Give an Indonesian sentence with the words that Malay says differently replaced."""
    words = dict(_rows("malay.tsv"))
    longest_first = sorted(words, key=len, reverse=True)
    pattern = rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"
    return re.sub(pattern, lambda match: words[match[0]], text.lower())


def sentences(folder: Path) -> list[Sentence]:
    """Give code, text and importance of all there is to learn from."""
    taught = list(nusax(folder, "train"))
    found: list[Sentence] = [(code, text, 1.0) for code, text in taught]
    found += [("ms", malay_like(text), 0.5) for code, text in taught if code == "id"]
    found += [(code, text, _OWN) for code, text in _rows("languages.tsv")]
    return found + [(code, " ".join(text.split()[:6]), care / 2) for code, text, care in found]


def train_languages(folder: Path, out: Path, penalty: float = PENALTY) -> Linear:
    """Train the language model from NusaX in ``folder`` and our own sentences, and write it to ``out``."""
    taught = sentences(folder)
    plain = letter_rows(clean([text for _, text, _ in taught]))
    features = extract(plain, BITS)
    classes = np.array([CODES.index(code) for code, _, _ in taught])
    importance = np.array([care for _, _, care in taught])
    fitted = fit_classes(features, classes, importance, penalty, ROUNDS)
    table, scale = quantised(fitted.weights, features.columns, 1 << BITS)
    model = Linear(CODES, table, scale, fitted.bias.astype(np.float32), ABOUT)
    write_linear(out, model)
    return model


ABOUT = {
    "name": "language",
    "data": [
        {"name": "NusaX-senti, training part", "licence": "CC BY-SA 4.0"},
        {"name": "Sejuk's own sentences", "licence": "AGPL-3.0-or-later"},
    ],
    "licence": "CC BY-SA 4.0",
}
