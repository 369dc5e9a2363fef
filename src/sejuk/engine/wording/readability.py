"""An Indonesian measure of reading ease, fitted to graded texts of our own (``data/graded.tsv``).

No standard measure exists for Indonesian that could be taken over, and we had no readers to ask. So this says
how near a text is to what *we* wrote as levels 1 to 4, and no more: 1 as to a neighbour, 2 a good notice for
everybody, 3 a press release, 4 the language of regulations. Four features, one straight line, least squares.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from sejuk.engine.wording.lexicon import lexicon
from sejuk.engine.wording.tokens import Text

Vector = npt.NDArray[np.float64]

EASIEST, HARDEST = 1, 4
#: From this level on the author is told.
HARD = 3
#: Shorter texts say too little about themselves.
FEWEST_WORDS = 30
#: Vowels of one syllable count once: *pulau* has two.
_SYLLABLE = re.compile(r"ai|au|oi|[aeiou]")
_LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class Readability:
    """What was measured. ``level`` is None where nothing is said: too few words, or another language."""

    level: int | None
    words: int
    words_a_sentence: float = 0.0
    syllables_a_word: float = 0.0


def readability(written: str, language: str = "id") -> Readability:
    """Measure ``written``: its level, 1 (very easy) to 4 (very hard). Never raises on any text."""
    text = Text("", written)
    words = len(text.words)
    if language != "id" or words < FEWEST_WORDS:
        return Readability(None, words)
    seen = features(text)
    level = graded(float(seen @ _weights()))
    return Readability(level, words, round(float(np.exp(seen[1])), 1), round(float(seen[2]), 2))


def graded(measured: float) -> int:
    """Give the level that a measured value stands for."""
    return min(HARDEST, max(EASIEST, round(measured)))


def features(text: Text) -> Vector:
    """Give one, the logarithm of words a sentence, syllables a word, shares of long words and officialese."""
    syllables = [len(_SYLLABLE.findall(word.key)) or 1 for word in text.words]
    per_sentence = len(text.words) / len(text.sentences)
    long = sum(count >= _LONG_WORD for count in syllables) / len(syllables)
    officialese = sum(1 for _ in lexicon("jargon").find(text)) / len(syllables)
    seen = [1.0, np.log(per_sentence), np.mean(syllables), long, officialese]
    return np.array(seen, dtype=np.float64)


def fitted(seen: Sequence[Vector], levels: Sequence[int]) -> Vector:
    """Give the weights that bring features nearest to their levels."""
    rows = np.stack(seen)
    # A pinch of ridge: with so few texts, features that go together must not pull apart.
    pull = np.diag([0.0, *[0.1] * (rows.shape[1] - 1)])
    solved = np.linalg.solve(rows.T @ rows + pull, rows.T @ np.array(levels, dtype=np.float64))
    return solved.astype(np.float64)


@cache
def graded_texts() -> tuple[tuple[int, str], ...]:
    """Give our graded texts: level and text."""
    text = (files("sejuk.engine.wording") / "data" / "graded.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("# "))
    return tuple((int(level), written) for level, written in rows)


@cache
def _weights() -> Vector:
    texts = graded_texts()
    return fitted([features(Text("", text)) for _, text in texts], [level for level, _ in texts])
