"""Which language a text is in: a linear model over byte n-grams, trained by ``training.languages``."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import numpy as np
import pyarrow as pa

from sejuk.engine.text.cleaning import ROW, clean
from sejuk.engine.text.linear import Linear, read_linear
from sejuk.engine.text.normalising import chunks

#: The languages that are named; the model knows others, to tell them from these.
NAMED = ("id", "jv", "su", "ms", "en")
UNKNOWN = "und"
#: Below this probability the answer is ``und``.
LEAST = 0.4
#: Bytes of a text that are looked at.
_LOOKED_AT = 240
#: A text with fewer letters than this has no language.
_FEWEST = 3
_LETTERS = bytes(code if 97 <= code <= 122 or code >= 128 or code == ROW[0] else 0x20 for code in range(256))
_LATIN = bytes(code for code in range(256) if not 97 <= code <= 122)

LANGUAGES = pa.schema(
    [
        pa.field("language", pa.string(), nullable=False),
        pa.field("language_probability", pa.float32(), nullable=False),
    ]
)


@cache
def language_model() -> Linear:
    """Give the shipped language model, opened once."""
    with as_file(files("sejuk.engine.models") / "language.arrow") as path:
        return read_linear(path)


def letter_rows(cleaned: bytes) -> list[bytes]:
    """Give the words of each row of cleaned bytes, letters only, as far as they are looked at."""
    lettered = cleaned.translate(_LETTERS)
    return [b" ".join(row[: 2 * _LOOKED_AT].split())[:_LOOKED_AT] for row in lettered.split(ROW)]


def probabilities(rows: list[bytes], model: Linear) -> np.ndarray:
    """Give the probability of each of the model's languages, shape (rows, languages)."""
    scores = model.scores(rows).astype(np.float64) * float(model.about.get("sharpness", 1.0))
    powers = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def identify_rows(rows: list[bytes], every: bool = False) -> tuple[list[str], np.ndarray]:
    """Give language and probability of rows that :func:`letter_rows` made."""
    model = language_model()
    chances = probabilities(rows, model)
    best = chances.argmax(axis=1)
    sure = chances[np.arange(len(rows)), best].astype(np.float32)
    known = set(model.labels) - {"other"} if every else NAMED
    named = [code if code in known else UNKNOWN for code in model.labels]
    letters = np.fromiter((len(row.translate(None, _LATIN)) for row in rows), dtype=np.intp, count=len(rows))
    sure[letters < _FEWEST] = 0
    codes = [named[i] if p >= LEAST else UNKNOWN for i, p in zip(best, sure, strict=True)]
    return codes, sure


def identify_language(texts: pa.StringArray, every: bool = False) -> pa.RecordBatch:
    """Give ``language`` (ISO 639 code or ``und``) and ``language_probability`` of each text, in order.

    ``id``, ``jv``, ``su``, ``ms`` and ``en`` are named; all else is ``und``, and so is a text that the
    model is unsure of. With ``every`` the regional languages that it was trained to tell apart from
    these are named too. ``language_probability`` is that of the likeliest language, 0 where the text
    has fewer than three Latin letters.
    """
    codes: list[str] = []
    sure: list[np.ndarray] = []
    for chunk in chunks(texts):
        found, chances = identify_rows(letter_rows(clean(chunk)), every)
        codes += found
        sure.append(chances)
    joined = np.concatenate(sure) if sure else np.empty(0, dtype=np.float32)
    return pa.record_batch([pa.array(codes, pa.string()), pa.array(joined, pa.float32())], schema=LANGUAGES)
