"""Trains the language model: NusaX's training part, our own sentences, Malay made from Indonesian."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sejuk.engine.text.cleaning import clean
from sejuk.engine.text.languages import letter_rows
from sejuk.engine.text.linear import Linear, write_linear
from sejuk.engine.training.corpus import Example, yogasgm
from sejuk.engine.training.features import Doubles, extract
from sejuk.engine.training.fitting import fit_classes, quantised
from sejuk.engine.training.items import expand, templates

#: Folders of NusaX and their ISO 639 codes.
NUSAX = {
    "indonesian": "id", "javanese": "jv", "sundanese": "su", "english": "en", "acehnese": "ace",
    "balinese": "ban", "banjarese": "bjn", "buginese": "bug", "madurese": "mad", "minangkabau": "min",
    "ngaju": "nij", "toba_batak": "bbc",
}  # fmt: skip
CODES = ("id", "jv", "su", "ms", "en", "ace", "ban", "bjn", "bug", "mad", "min", "nij", "bbc", "other")
BITS = 16
PENALTY = 0.2
ROUNDS = 45
#: How often a sentence of ours counts: there are few of them and they are of other registers.
_OWN = 3.0
#: How often a text of the corpus counts: there are many, and not all are Indonesian.
_CORPUS = 0.1
_EVERY = 8
#: How often one of our own training items counts.
_ITEM = 0.5

#: How far a small language is scaled up.
_MOST_SCALED = 3.0
#: The share of words that must differ for a sentence to count as Malay.
_MALAY_SHARE = 0.3

Sentence = tuple[str, str, float]


def nusax(folder: Path, part: str) -> Iterator[tuple[str, str]]:
    """Yield code and text of every sentence of one part (train, valid, test) of NusaX."""
    for name, code in NUSAX.items():
        with (folder / "sentiment" / name / f"{part}.csv").open(encoding="utf-8", newline="") as lines:
            yield from ((code, row["text"]) for row in csv.DictReader(lines))


def _rows(name: str) -> list[list[str]]:
    text = (files("sejuk.engine.training") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def malay_like(text: str) -> str | None:
    """Give an Indonesian sentence with the words that Malay says differently, None where few differ."""
    words = dict(_rows("malay.tsv"))
    longest_first = sorted(words, key=len, reverse=True)
    pattern = rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"
    malay = re.sub(pattern, lambda match: words[match[0]], text.lower())
    changed = sum(new != old for new, old in zip(malay.split(), text.lower().split(), strict=False))
    return malay if changed >= _MALAY_SHARE * len(text.split()) else None


def sentences(folder: Path, corpus: Iterable[Example] = ()) -> list[Sentence]:
    """Give code, text and importance of all there is to learn from; ``corpus`` is Indonesian chat."""
    taught = list(nusax(folder, "train"))
    found: list[Sentence] = [(code, text, 1.0) for code, text in taught]
    found += [("ms", malay, 0.3) for code, text in taught if code == "id" and (malay := malay_like(text))]
    found += [(code, text, _OWN) for code, text in _rows("languages.tsv")]
    found += [("id", item.text, _ITEM) for template in templates() for item in expand(template, 1)]
    found += [("id", example.text, _CORPUS) for example in list(corpus)[::_EVERY]]
    return found + [
        (code, " ".join(text.split()[:words]), care / 2) for words in (4,) for code, text, care in found
    ]


def balanced(classes: npt.NDArray[np.int64], importance: Doubles) -> Doubles:
    """Scale importance so that no language is likelier before a word is read; at most threefold."""
    totals = np.bincount(classes, weights=importance, minlength=len(CODES))
    factors = np.minimum(np.median(totals) / np.maximum(totals, 1e-9), _MOST_SCALED)
    return np.asarray(importance * factors[classes])


def train_languages(data_dir: Path, out: Path, penalty: float = PENALTY) -> Linear:
    """Train on ``data_dir`` (it holds ``language`` and ``hate``) and write the model to ``out``."""
    corpus = yogasgm(data_dir / "hate" / "yogasgm_toxicity", data_dir / "hate" / "ibrohim2019")
    taught = sentences(data_dir / "language" / "nusax", corpus)
    plain = letter_rows(clean([text for _, text, _ in taught]))
    features = extract(plain, BITS)
    classes = np.array([CODES.index(code) for code, _, _ in taught])
    importance = balanced(classes, np.array([care for _, _, care in taught]))
    fitted = fit_classes(features, classes, importance, penalty, ROUNDS)
    table, scale = quantised(fitted.weights, features.columns, 1 << BITS)
    model = Linear(CODES, table, scale, fitted.bias.astype(np.float32), ABOUT)
    write_linear(out, model)
    return model


ABOUT = {
    "name": "language",
    "data": [
        {"name": "NusaX-senti, training part", "licence": "CC BY-SA 4.0"},
        {
            "name": "yogasgm/indonesian-online-toxicity-detection without texts of ibrohim2019",
            "licence": "MIT",
        },
        {"name": "Sejuk's own sentences", "licence": "AGPL-3.0-or-later"},
    ],
    "licence": "CC BY-SA 4.0",
}
