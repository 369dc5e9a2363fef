"""Which language a text is in: a linear model over words, trained by ``training.languages``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import pyarrow as pa

from sejuk.engine.text.cleaning import ROW, clean
from sejuk.engine.text.cleaning_in_c import clean_in_c
from sejuk.engine.text.normalising import chunks
from sejuk.engine.text.rows import Rows
from sejuk.engine.text.wordmodel import LONGEST, STEP, Sums, WordModel, read_words

#: The languages that are named; the model knows others, to tell them from these.
NAMED = ("id", "jv", "su", "ms", "en")
UNKNOWN = "und"
#: Below this probability the answer is ``und``.
LEAST = 0.5
#: A text with fewer letters than this has no language.
_FEWEST = 3
#: Features overlap, so their sum is surer than it should be; chosen on NusaX's valid part.
SHARPNESS = 0.35
_LETTERS = bytes(code if 97 <= code <= 122 or code >= 128 or code == ROW[0] else 0x20 for code in range(256))

LANGUAGES = pa.schema(
    [
        pa.field("language", pa.string(), nullable=False),
        pa.field("language_probability", pa.float32(), nullable=False),
    ]
)


@cache
def language_model() -> WordModel:
    """Give the shipped language model, opened once."""
    with as_file(files("sejuk.engine.models") / "language.arrow") as path:
        return read_words(path)


def language_codes(model: WordModel) -> list[str]:
    """Give the languages of a model, ``und`` for all that it calls other; a class is part of one of them."""
    codes = [label.split(":")[0] for label in model.labels]
    return list(dict.fromkeys(UNKNOWN if code == "other" else code for code in codes))


@cache
def _parts(model: WordModel) -> list[int]:
    """Give the language that each class is part of, as its place in :func:`language_codes`."""
    codes = language_codes(model)
    return [codes.index(label.split(":")[0].replace("other", UNKNOWN)) for label in model.labels]


def letter_rows(cleaned: bytes) -> list[bytes]:
    """Give each row of cleaned bytes, all but letters made spaces."""
    return cleaned.translate(_LETTERS).split(ROW)


def _probabilities(sums: Sums, model: WordModel) -> np.ndarray:
    """Give the probability of each of :func:`language_codes`, shape (rows, languages)."""
    scores = SHARPNESS * (sums[:, :-1] * STEP + model.bias)
    powers = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
    chances = (powers / powers.sum(axis=1, keepdims=True)).T
    found = np.zeros((max(_parts(model)) + 1, len(sums)))
    # One class after the other; a product of matrices would start threads, and add up in its machine's order.
    for part, column in zip(_parts(model), chances, strict=True):
        found[part] += column
    return found.T


def identify_rows(
    rows: Sequence[bytes], every: bool = False, model: WordModel | None = None
) -> tuple[list[str], np.ndarray]:
    """Give language and probability of rows that :func:`letter_rows` made."""
    model = model or language_model()
    return _identified(model.sums(rows), every, model)


def identify_rows_in_c(cleaned: Rows, every: bool = False) -> tuple[list[str], np.ndarray]:
    """Give language and probability of cleaned rows."""
    model = language_model()
    return _identified(model.kept_in_c.sums(cleaned, LONGEST), every, model)


def _identified(sums: Sums, every: bool, model: WordModel) -> tuple[list[str], np.ndarray]:
    chances = _probabilities(sums, model)
    best = chances.argmax(axis=1)
    sure = chances[np.arange(len(sums)), best].astype(np.float32)
    sure[sums[:, -1] < _FEWEST] = 0
    codes = [code if every or code in NAMED else UNKNOWN for code in language_codes(model)]
    best[sure < LEAST] = codes.index(UNKNOWN)
    return [codes[place] for place in best.tolist()], sure


def _identify(texts: pa.StringArray, every: bool) -> tuple[list[str], np.ndarray]:
    cleaned = clean_in_c(texts)
    if cleaned is not None:
        return identify_rows_in_c(cleaned, every)
    return identify_rows(letter_rows(clean(texts.to_pylist())), every)


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
        found, chances = _identify(chunk, every)
        codes += found
        sure.append(chances)
    joined = np.concatenate(sure) if sure else np.empty(0, dtype=np.float32)
    return pa.record_batch([pa.array(codes, pa.string()), pa.array(joined, pa.float32())], schema=LANGUAGES)
