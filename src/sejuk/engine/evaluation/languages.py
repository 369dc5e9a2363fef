"""Measures language identification on NusaX."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.text import identify_language
from sejuk.engine.text.languages import NAMED, UNKNOWN
from sejuk.engine.training.languages import nusax


def language_figures(data_dir: Path, part: str = "test") -> Iterator[Figure]:
    """Yield accuracy on whole sentences and first six words: what is named, and all twelve languages."""
    taught = list(nusax(data_dir / "language" / "nusax", part))
    for name, words in (("whole sentences", 10_000), ("first six words", 6)):
        texts = pa.array([" ".join(text.split()[:words]) for _, text in taught])
        for every in (False, True):
            found = identify_language(texts, every).column("language").to_pylist()
            gold = [code if every or code in NAMED else UNKNOWN for code, _ in taught]
            value = float(np.mean([guess == code for guess, code in zip(found, gold, strict=True)]))
            protocol = f"{part} part, {name}, {'twelve languages' if every else 'named ones, others und'}"
            yield Figure("text", "accuracy of language", value, "NusaX", protocol)
