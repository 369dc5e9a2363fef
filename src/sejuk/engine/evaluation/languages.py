"""Measures language identification: NusaX, and our own texts of which many have no answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import pyarrow as pa

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.text import identify_language
from sejuk.engine.text.languages import NAMED, UNKNOWN
from sejuk.engine.training.languages import nusax

_WORST = 6
Pair = tuple[str, str]


def foreign_texts() -> list[tuple[str, str, str]]:
    """Give expected answer, kind and text of our own set: other languages, scripts, too little, chat."""
    text = (files("sejuk.engine.evaluation") / "data" / "foreign.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [(expected, kind, written) for expected, kind, written in rows]


def answers(texts: Sequence[str], every: bool = False) -> list[str]:
    """Give the language of each text."""
    return [str(code) for code in identify_language(pa.array(texts, pa.string()), every)[0].to_pylist()]


def _figure(measure: str, pairs: Sequence[Pair], data: str, protocol: str) -> Figure:
    """Give the share of pairs (expected, found) that agree, with the pairs that are confused most."""
    wrong = Counter(pair for pair in pairs if pair[0] != pair[1])
    worst = [[*pair, count] for pair, count in sorted(wrong.items(), key=lambda one: (-one[1], one[0]))]
    detail: dict[str, object] = {"texts": len(pairs), "expected, found, texts": worst[:_WORST]}
    return Figure("text", measure, 1 - wrong.total() / len(pairs), data, protocol, detail)


def nusax_figures(data_dir: Path, part: str = "test") -> Iterator[Figure]:
    """Yield accuracy on whole sentences and first six words: what is named, and all twelve languages."""
    taught = list(nusax(data_dir / "language" / "nusax", part))
    for name, words in (("whole sentences", 10_000), ("first six words", 6)):
        texts = [" ".join(text.split()[:words]) for _, text in taught]
        for every in (True, False):
            gold = [code if every or code in NAMED else UNKNOWN for code, _ in taught]
            pairs = list(zip(gold, answers(texts, every), strict=True))
            protocol = f"{part} part, {name}, {'twelve languages' if every else 'named ones, others und'}"
            yield _figure("accuracy of language", pairs, "NusaX", protocol)


def foreign_figures() -> Iterator[Figure]:
    """Yield the share of right answers in our own set, by what is expected."""
    rows = foreign_texts()
    pairs = list(zip([row[0] for row in rows], answers([row[2] for row in rows]), strict=True))
    for code in dict.fromkeys(row[0] for row in rows):
        chosen = [pair for pair in pairs if pair[0] == code]
        kinds = dict.fromkeys(kind for expected, kind, _ in rows if expected == code)
        yield _figure(f"{code} where expected", chosen, "sejuk foreign texts", ", ".join(kinds))


def language_figures(data_dir: Path) -> Iterator[Figure]:
    """Yield every figure of language identification; ``data_dir`` is the folder that holds ``language``."""
    yield from nusax_figures(data_dir)
    yield from foreign_figures()
