"""The headline states the fact; it does not carry the rumour on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sejuk.engine.narratives.stems import stem
from sejuk.engine.wording.findings import Finding
from sejuk.engine.wording.reading import Reading
from sejuk.engine.wording.tokens import Token, tokens
from sejuk.engine.wording.words import word_set

#: Words that say nothing of what a claim is about.
_EMPTY = word_set("empty")
#: Words that deny, doubt or announce: they are about the claim and not of it.
_ABOUT = word_set("about_a_claim")
_DENIES = _ABOUT - word_set("announcing")
#: Both are needed: how much of the claim is in the headline, and how much of the headline is the claim.
_OF_CLAIM = 0.5
_OF_HEADLINE = 0.65


def headline(reading: Reading) -> Iterator[Finding]:
    """Yield a headline that repeats the claim, as if it were true or with a denial."""
    said = [token for token in reading.title.tokens if token.is_word]
    claim = _content(tokens(reading.draft.claim))
    if not said or not _repeats(_content(said), claim):
        return
    denied = any(token.key in _DENIES for token in said) or reading.title.written.rstrip().endswith("?")
    why = "rumour_in_headline." + ("denied" if denied else "as_true")
    yield reading.at(reading.title, said[0].start, said[-1].end, why)


def _content(said: Iterable[Token]) -> set[str]:
    return {
        token.number or stem(token.key)
        for token in said
        if token.is_word and token.key not in _EMPTY and token.key not in _ABOUT
    }


def _repeats(title: set[str], claim: set[str]) -> bool:
    shared = title & claim
    if len(shared) < min(2, len(claim)) or not claim:
        return False
    if _numbers(title) != _numbers(claim) and _numbers(title):
        return False  # the right hour in place of the wrong one
    return len(shared) >= _OF_CLAIM * len(claim) and len(shared) >= _OF_HEADLINE * len(title)


def _numbers(said: set[str]) -> set[str]:
    return {word for word in said if word.isdigit()}
