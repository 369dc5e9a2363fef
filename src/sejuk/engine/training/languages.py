"""Trains the language model: NusaX's training part, our own sentences, Malay made from Indonesian."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from sejuk.engine.text.cleaning import clean
from sejuk.engine.text.languages import identify_rows, letter_rows
from sejuk.engine.text.wordmodel import STEP, WordModel, write_words
from sejuk.engine.training.corpus import Example, yogasgm
from sejuk.engine.training.wordfitting import count, fit_words, shared

#: Folders of NusaX and their ISO 639 codes.
NUSAX = {
    "indonesian": "id", "javanese": "jv", "sundanese": "su", "english": "en", "acehnese": "ace",
    "balinese": "ban", "banjarese": "bjn", "buginese": "bug", "madurese": "mad", "minangkabau": "min",
    "ngaju": "nij", "toba_batak": "bbc",
}  # fmt: skip
#: What the model tells apart; what follows a colon is a part of the language before it.
OTHERS = ("other:romance", "other:germanic", "other:philippine", "other:rest")
CLASSES = (*NUSAX.values(), "id:broad", "ms", *OTHERS)
#: How often a sentence of ours counts: there are few of them and they are of other registers.
_OWN = 2.0
#: How often a text of the corpus counts, and which of them are taken: there are many, not all Indonesian.
_CORPUS, _EVERY = 0.3, 4
#: How often an Indonesian sentence turned to Malay counts.
_MALAY = 0.5
#: The share of chat and news of Indonesian that every class has: loans and names tell little.
_SHARES = {"id": 0.3, "en": 0.0, "ms": 0.1}
_SHARE = 0.2
#: What speaks against a class before a word is read, in natural logarithms; Malay is seldom met here.
_BIAS = {"id:broad": -3.0, "ms": -10.0}
#: What a feature that no language has weighs for the unknown, in natural logarithms.
_UNSEEN = 2.0

Sentence = tuple[str, str, float]


def nusax(folder: Path, part: str) -> Iterator[tuple[str, str]]:
    """Yield code and text of every sentence of one part (train, valid, test) of NusaX."""
    for name, code in NUSAX.items():
        with (folder / "sentiment" / name / f"{part}.csv").open(encoding="utf-8", newline="") as lines:
            yield from ((code, row["text"]) for row in csv.DictReader(lines))


def _rows(name: str) -> list[list[str]]:
    text = (files("sejuk.engine.training") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _malay_words() -> tuple[dict[str, str], re.Pattern[str]]:
    words = dict(_rows("malay.tsv"))
    longest_first = sorted(words, key=len, reverse=True)
    return words, re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def malay_like(text: str) -> str:
    """Give an Indonesian sentence in lower case with the words that Malay says differently."""
    words, pattern = _malay_words()
    return pattern.sub(lambda match: words[match[0]], text.lower())


def sentences(folder: Path, corpus: Iterable[Example] = ()) -> list[Sentence]:
    """Give class, text and importance of all there is to learn from; ``corpus`` is Indonesian chat."""
    taught, own = list(nusax(folder, "train")), _rows("languages.tsv")
    found: list[Sentence] = [(code, text, 1.0) for code, text in taught]
    found += [(code, text, _OWN) for code, text in own]
    found += [("id:broad", text, _OWN / 2) for code, text in own if code == "id"]
    found += [("id:broad", example.text, _CORPUS) for example in list(corpus)[::_EVERY]]
    return found + [("ms", malay_like(text), _MALAY) for code, text in taught if code == "id"]


def fit_languages(taught: Iterable[Sentence]) -> WordModel:
    """Fit the model to sentences."""
    codes, texts, care = zip(*taught, strict=True)
    plain = letter_rows(clean(texts))
    classes = np.array([CLASSES.index(code) for code in codes])
    counts = count(plain, classes, np.array(care), len(CLASSES))
    shares = {i: _SHARES.get(code, _SHARE) for i, code in enumerate(CLASSES) if ":" not in code}
    small = [CLASSES.index(code) for code in OTHERS]
    weights = fit_words(shared(counts, CLASSES.index("id:broad"), shares), small)
    kept = weights.any(axis=1)
    unseen = [round(_UNSEEN / STEP) if code in OTHERS else 0 for code in CLASSES]
    about = ABOUT | {"unseen": unseen, "bias": [_BIAS.get(code, 0.0) for code in CLASSES]}
    return WordModel(CLASSES, counts.keys[kept], weights[kept], about)


def accuracy(model: WordModel, taught: Iterable[tuple[str, str]], words: int) -> dict[str, float]:
    """Give the share of right answers for each language from the first ``words`` words of its sentences."""
    listed = list(taught)
    rows = letter_rows(clean([" ".join(text.split()[:words]) for _, text in listed]))
    found, _ = identify_rows(rows, every=True, model=model)
    right: dict[str, list[bool]] = defaultdict(list)
    for (code, _), guess in zip(listed, found, strict=True):
        right[code].append(guess == code)
    return {code: round(sum(hits) / len(hits), 4) for code, hits in right.items()}


def train_languages(data_dir: Path, out: Path) -> WordModel:
    """Train on ``data_dir`` (it holds ``language`` and ``hate``) and write the model to ``out``."""
    corpus = yogasgm(data_dir / "hate" / "yogasgm_toxicity", data_dir / "hate" / "ibrohim2019")
    folder = data_dir / "language" / "nusax"
    fitted = fit_languages(sentences(folder, corpus))
    figures = {
        part: {str(words): accuracy(fitted, nusax(folder, part), words) for words in (6, 100)}
        for part in ("valid", "test")
    }
    model = WordModel(fitted.labels, fitted.keys, fitted.weights, dict(fitted.about) | {"figures": figures})
    write_words(out, model)
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
