"""What a model reads of posts: their languages, their scores, and how much there was to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sejuk.engine.signals.model import Model
from sejuk.engine.text.cleaning import ROW, clean
from sejuk.engine.text.cleaning_in_c import clean_in_c
from sejuk.engine.text.languages import identify_rows, identify_rows_in_c, letter_rows
from sejuk.engine.text.laying_in_c import lay_out_in_c
from sejuk.engine.text.ngrams import Floats
from sejuk.engine.text.noise import LETTER
from sejuk.engine.text.rows import Rows
from sejuk.engine.text.views import BOTH, viewed, viewed_in_c


class Reading(NamedTuple):
    """By post: language and its probability, scores of all labels, Latin letters of what was scored."""

    languages: Sequence[str]
    sure: Floats
    scores: Floats
    letters: npt.NDArray[np.int64]


def read(texts: pa.StringArray, model: Model) -> Reading:
    """Read a chunk of posts, in C where that is possible."""
    cleaned = clean_in_c(texts) if model.view != BOTH else None
    return _read(texts.to_pylist(), model) if cleaned is None else _read_in_c(cleaned, model)


def _read_in_c(cleaned: Rows, model: Model) -> Reading:
    layout, letters = lay_out_in_c(viewed_in_c(cleaned, model.view))
    return Reading(*identify_rows_in_c(cleaned), model.linear.scores_of(layout), letters)


def _read(texts: Sequence[str | None], model: Model) -> Reading:
    cleaned = clean(texts)
    rows = viewed(cleaned, model.view)
    return Reading(*identify_rows(letter_rows(cleaned)), model.linear.scores(rows), _letters(rows))


def _letters(rows: Sequence[bytes]) -> npt.NDArray[np.int64]:
    """Count the Latin letters of each row."""
    data = np.frombuffer(ROW.join([*rows, b""]), dtype=np.uint8)
    total = np.cumsum(LETTER[data], dtype=np.int64)
    return np.asarray(np.diff(total[data == ROW[0]], prepend=0))
