"""Words that judge people, and words that threaten them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sejuk.engine.wording.findings import Finding
from sejuk.engine.wording.lexicon import Entry, lexicon
from sejuk.engine.wording.phrases import Match
from sejuk.engine.wording.reading import Reading, apart
from sejuk.engine.wording.together import together
from sejuk.engine.wording.tokens import Text, Token
from sejuk.engine.wording.words import word_set

_NOT = word_set("negations")
#: What may stand between the negation and the threat it takes back.
_BETWEEN = word_set("after_a_negation")
_FURTHEST = 5
#: A sentence that begins like this says of what follows that it is not so.
_DENIED = (
    ("tidak", "benar"),
    ("tidak", "betul"),
    ("bukan", "berarti"),
    ("keliru", "bahwa"),
    ("hoaks", "bahwa"),
)
_QUOTES = "\"“”'‘’"


def loaded(reading: Reading) -> Iterator[Finding]:
    """Yield loaded words; one inside a quotation is spared where its sentence names a listed source."""
    for text in reading.running:
        for match in lexicon("loaded").find(text):
            sentence = text.sentence_at(text.tokens[match.first].start)
            if not (
                reading.names_source(sentence) and _quoted(text.written, sentence, text.tokens[match.first])
            ):
                yield reading.hit(text, match)


def _quoted(written: str, sentence: Sequence[Token], word: Token) -> bool:
    before = written[sentence[0].start - 1 if sentence[0].start else 0 : word.start]
    return sum(before.count(mark) for mark in _QUOTES) % 2 == 1


def threats(reading: Reading) -> Iterator[Finding]:
    """Yield threats and legal warnings, but for those that the sentence takes back."""
    for text in reading.running:
        meant = [match for match in lexicon("threats").find(text) if not _negated(text, match, match.first)]
        for pair in together("legal_threat"):
            found = list(pair.find(text))
            meant += (
                one for one in found if not any(_negated(text, one, at) for at in (one.first, one.last - 1))
            )
        yield from (reading.hit(text, match) for match in apart(meant))


def _negated(text: Text, match: Match[Entry], place: int) -> bool:
    """Whether what stands at ``place`` is said not to be so."""
    sentence = text.sentence_at(text.tokens[match.first].start)
    return _taken_back(text.tokens[max(0, place - _FURTHEST) : place], sentence)


def _taken_back(before: Sequence[Token], sentence: Sequence[Token]) -> bool:
    keys = [token.key for token in sentence[:3]]
    if any(tuple(keys[place : place + 2]) in _DENIED for place in range(2)):
        return True
    for token in reversed(before):
        if token.key in _NOT:
            return True
        if token.key not in _BETWEEN:
            return False
    return False
