"""Noisy Indonesian to one plain form, a chunk of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from sejuk.engine.kernels import LOOPS
from sejuk.engine.text.cleaning import ROW, clean
from sejuk.engine.text.cleaning_in_c import clean_in_c
from sejuk.engine.text.dictionary import DICTIONARY
from sejuk.engine.text.noise import HIDING, PUNCTUATION, SIGNS, masks, repeated, spacing, unleet
from sejuk.engine.text.plain_in_c import plain_in_c
from sejuk.engine.text.slang import SLANG

#: Rows treated at once: in NumPy few enough to stay in the processor's cache. The loops in C go from row to
#: row, and what a model looks up stays there longer when they go on.
CHUNK = 1000 if LOOPS is None else 10_000
#: Bytes of the rows treated at once, where they are long.
_BYTES = 1 << 23


def words_of(data: bytes) -> list[bytes]:
    """Give the plain words of cleaned bytes; a row separator is a word of its own."""
    noisy = masks(unleet(np.frombuffer(data, dtype=np.uint8)))
    noisy = noisy[~repeated(noisy)]
    noisy = noisy[~spacing(noisy)]
    plain = noisy.tobytes().translate(PUNCTUATION)
    for sign in SIGNS + ROW:
        plain = plain.replace(bytes([sign]), b" " + bytes([sign]) + b" ")
    look_up = SLANG.get
    words = [look_up(word, word) for word in plain.split()]
    for place in _odd(plain):
        words[place] = DICTIONARY[words[place]]
    return words


def _odd(plain: bytes) -> list[int]:
    """Give the numbers of the words that may have letters hidden: few, so only they are worked out."""
    codes = np.frombuffer(plain, dtype=np.uint8)
    hiding = np.flatnonzero(HIDING[codes])
    if not len(hiding):
        return []
    gaps = codes == ord(" ")
    begins = ~gaps
    begins[1:] &= gaps[:-1]
    places = np.searchsorted(np.flatnonzero(begins), hiding, side="right") - 1
    return list(dict.fromkeys(places.tolist()))


def normalised(cleaned: bytes) -> list[bytes]:
    """Give the plain form of each row of cleaned bytes, words joined by one space."""
    joined = b" ".join(words_of(cleaned))
    return [row.strip() for row in joined.split(ROW)]


def normalised_rows(rows: list[str | None]) -> list[bytes]:
    """Give the plain form of each row as UTF-8 bytes."""
    return normalised(clean(rows)) if rows else []


def chunks(texts: pa.Array) -> Iterator[pa.Array]:
    """Yield the texts in parts that are treated at once."""
    size = min(CHUNK, 1 + _BYTES * len(texts) // (texts.nbytes + 1))
    for start in range(0, len(texts), size):
        yield texts.slice(start, size)


def normalise(texts: pa.StringArray) -> pa.StringArray:
    """Give the plain form of each text, in the same order and number; null becomes empty.

    Lower case; invisible and look-alike characters, leetspeak, elongation, spaced-out letters and
    slang undone; links, handles and e-mail addresses dropped; words joined by one space. Digits
    stay. Never raises on any text; characters past the first 100,000 of a text are ignored.
    """
    parts = [_normalised(chunk) for chunk in chunks(texts)]
    return pa.concat_arrays(parts) if parts else pa.array([], pa.string())


def _normalised(texts: pa.StringArray) -> pa.StringArray:
    cleaned = clean_in_c(texts)
    if cleaned is not None:
        return plain_in_c(cleaned).to_arrow()
    return pa.array(normalised_rows(texts.to_pylist()), pa.binary()).cast(pa.string())
