"""Plain language, in Indonesian: long sentences, passives that hide who acts, abbreviations, officialese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from sejuk.engine.wording.findings import Finding
from sejuk.engine.wording.lexicon import lexicon
from sejuk.engine.wording.passives import is_passive
from sejuk.engine.wording.readability import HARD, readability
from sejuk.engine.wording.reading import Reading, missing
from sejuk.engine.wording.tokens import Text, Token
from sejuk.engine.wording.words import word_set

LONG, RATHER_LONG = 25, 20
#: Passive verbs of one sentence that are too many where nobody acts.
_CHAIN = 3
#: Verbs that stand with a noun for an action, and hide who does it.
_NOMINAL = word_set("nominal_verbs")
#: How far from the verb its noun may stand.
_NEAR = 3
#: Roman numerals, and words that are written large for other reasons than being short.
_ROMAN = frozenset("II III IV VI VII VIII IX XI XII XIII XIV XV".split())
_EVERYBODY = "="
#: ``PPS (panitia pemungutan suara)`` and ``panitia pemungutan suara (PPS)``.
_BRACKETS = re.compile(r"\b(?P<short>\w{2,12}) ?\(\w+ [^()]{2,120}\)|\((?P<inside>\w{2,12})\)")


def plain(reading: Reading) -> Iterator[Finding]:
    """Yield what could be plainer. In other languages one finding says that this was not looked at."""
    if reading.draft.language != "id":
        yield missing("plain_language.not_available")
        return
    for text in reading.running:
        yield from _sentences(reading, text)
        yield from (reading.hit(text, match) for match in lexicon("jargon").find(text))
    yield from _abbreviations(reading)
    yield from _level(reading)


def _sentences(reading: Reading, text: Text) -> Iterator[Finding]:
    for sentence in text.sentences:
        start, end, number = sentence[0].start, sentence[-1].end, len(sentence)
        if number > RATHER_LONG:
            size = "long" if number > LONG else "rather_long"
            yield reading.at(text, start, end, f"long_sentence.{size}", number=number)
        yield from _passives(reading, text, sentence)


def _passives(reading: Reading, text: Text, sentence: Sequence[Token]) -> Iterator[Finding]:
    if any(token.key in ("oleh", "kami", "kita") for token in sentence):
        return
    passive = [place for place, token in enumerate(sentence) if is_passive(token)]
    if len(passive) >= _CHAIN:
        yield reading.at(text, sentence[0].start, sentence[-1].end, "passive.chain", number=len(passive))
    for place in passive:
        near = sentence[max(0, place - _NEAR) : place + _NEAR + 1]
        if sentence[place].key in _NOMINAL and any(map(_is_action, near)):
            yield reading.at(text, sentence[place].start, sentence[place].end, "passive.nominal")


def _is_action(token: Token) -> bool:
    """Whether a word is a noun made of a verb: *penghitungan*, *verifikasi*, *sosialisasi*."""
    word = token.key
    return (word.startswith(("pe", "per")) and word.endswith("an") and len(word) > len("pekan")) or (
        word.endswith(("asi", "isasi", "ifikasi")) and len(word) > len("nasi")
    )


def _abbreviations(reading: Reading) -> Iterator[Finding]:
    known, seen = _long_forms(), set(_explained(reading))
    for text in reading.running:
        if text.written.isupper():
            continue
        for token in text.words:
            if _is_short(token, text) and token.text.upper() not in seen:
                seen.add(token.text.upper())
                long = known.get(token.text.upper(), "")
                if long != _EVERYBODY:
                    better = (f"{long} ({token.text})",) if long else ()
                    why = "abbreviation.known" if long else "abbreviation.unknown"
                    yield reading.at(text, token.start, token.end, why, better)


def _is_short(token: Token, text: Text) -> bool:
    word = token.text
    if word.upper() in _long_forms() and not word.islower() and not word.istitle():
        return True
    if word.istitle() and len(word) > len("SKCK") and word.upper() in _long_forms():
        return True
    capitals = sum(char.isupper() for char in word)
    return (
        len(word) >= 2
        and capitals >= 2
        and capitals >= len(word) / 2
        and word not in _ROMAN
        and len(word) <= 6
    )


def _explained(reading: Reading) -> Iterator[str]:
    """Yield abbreviations that stand in brackets, or before brackets with their long form."""
    for text in reading.running:
        for found in _BRACKETS.finditer(text.written):
            yield (found["short"] or found["inside"]).upper()


def _level(reading: Reading) -> Iterator[Finding]:
    body = "\n\n".join(passage.text for passage in reading.draft.passages)
    measured = readability(body)
    if measured.level is not None and measured.level >= HARD:
        yield missing("readability.hard", number=measured.level)


@cache
def _long_forms() -> Mapping[str, str]:
    text = (files("sejuk.engine.wording") / "data" / "abbreviations.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("# "))
    return dict(row for row in rows if len(row) == 2)
