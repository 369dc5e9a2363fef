"""The words that say what a post is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import pyarrow as pa

from sejuk.engine.narratives.lexicon import MOST_WORDS
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
    bodies, bare = read_bodies(texts)
    return [wording(body, text) for body, text in zip(bodies.to_pylist(), bare, strict=True)]


def read_bodies(texts: Sequence[str]) -> tuple[pa.StringArray, list[str]]:
    """Give what is read of each text, normalised, and the text without addresses and handles."""
    bare = [_ADDRESS_OR_HANDLE.sub(" ", text) if _may_hold_any(text) else text for text in texts]
    untagged = [_HASHTAG.sub(" ", text) if "#" in text else text for text in bare]
    return normalise(pa.array(untagged, pa.string())), bare


def _may_hold_any(text: str) -> bool:
    return "://" in text or "@" in text or "&" in text or "www." in text


def wording(body: str, bare: str) -> Wording:
    """Give the wording of a text from both that ``read_bodies`` gives of it."""
    words = _WORD.findall(body)[:_PLAIN_WORDS]
    topic = [word for word in words[:MOST_WORDS] if word not in FUNCTION_WORDS]
    if len(topic) < 2:
        tags = [tag.lower() for tag in _HASHTAG.findall(bare)]
        words, topic = words + tags, (topic + tags)[:MOST_WORDS]
    return Wording(" ".join(words), tuple(topic))
