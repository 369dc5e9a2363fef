"""The words that say what a post is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sejuk.engine.narratives.lexicon import MOST_WORDS, Rows
from sejuk.engine.narratives.stems import stem
from sejuk.engine.text import normalise

_ADDRESS_OR_HANDLE = re.compile(r"(?:https?://|www\.)\S+|(?<!\w)@\w+|&(?:amp|gt|lt);?")
_HASHTAG = re.compile(r"(?<!\w)#(\w+)")
_WORD = re.compile(r"[^\W_]{2,}")
#: A longer post is read up to here for near-duplicates.
_PLAIN_WORDS = 400


def read_words(name: str) -> frozenset[str]:
    """Give the words of a data file of this package; lines with ``#`` are comments."""
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


FUNCTION_WORDS = read_words("function_words.txt")


@dataclass(frozen=True, slots=True)
class Wording:
    """``plain``: the words in order, for near-duplicates; ``carrying``: those that carry a topic."""

    plain: str
    carrying: tuple[str, ...]

    @property
    def topic(self) -> tuple[str, ...]:
        """The stems of the words that carry a topic; worked out when asked for, as copies need none."""
        return tuple(map(stem, self.carrying))


def read_wordings(texts: Sequence[str]) -> list[Wording]:
    """Give the wording of each text, without addresses, handles and hashtags.

    Hashtags are left out because a campaign glues the same ones to everything; a post that has
    hardly anything else is read by its hashtags.
    """
    bodies, _ = read_bodies(pa.array(texts, pa.string()))
    return [wording(body, text) for body, text in zip(bodies.to_pylist(), texts, strict=True)]


def read_bodies(texts: pa.StringArray) -> tuple[pa.StringArray, Rows]:
    """Give what is read of each text, normalised, and the numbers of the texts that may have hashtags."""
    tagged = np.flatnonzero(pc.match_substring(texts, "#"))
    if len(tagged):
        rows = texts.to_pylist()
        for place in tagged.tolist():
            rows[place] = _HASHTAG.sub(" ", rows[place])
        texts = pa.array(rows, pa.string())
    return normalise(texts), tagged


def wording(body: str, text: str) -> Wording:
    """Give the wording of ``text`` from what ``read_bodies`` gives of it."""
    words = _WORD.findall(body)[:_PLAIN_WORDS]
    topic = [word for word in words[:MOST_WORDS] if word not in FUNCTION_WORDS]
    if len(topic) < 2:
        tags = [tag.lower() for tag in _HASHTAG.findall(_ADDRESS_OR_HANDLE.sub(" ", text))]
        words, topic = words + tags, (topic + tags)[:MOST_WORDS]
    return Wording(" ".join(words), tuple(topic))
