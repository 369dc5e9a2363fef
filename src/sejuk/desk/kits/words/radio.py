"""A script for radio and loudspeaker: counted in words at a stated rate, with nothing left to work out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sejuk.desk.kits.phrases import phrase
from sejuk.desk.kits.telling import headline, sentences, sources_line
from sejuk.desk.kits.words.aloud import aloud
from sejuk.desk.responses.item import Item

#: Words a minute of an announcer who reads calmly. Stated on every script.
WORDS_A_MINUTE = 130
#: The lengths that stations ask for, in seconds.
SHORT, LONG = 30, 60


@dataclass(frozen=True, slots=True)
class Script:
    """What is read, a paragraph a line. ``seconds`` is how long it really takes at the stated rate."""

    wanted: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "\n\n".join(self.lines)

    @property
    def words(self) -> int:
        """How many words are read; a name that is spelled counts its letters."""
        return len(self.text.replace("-", " ").split())

    @property
    def seconds(self) -> int:
        """At the stated rate, rounded up."""
        return -(-self.words * 60 // WORDS_A_MINUTE)


def radio_script(item: Item, wanted: int) -> Script:
    """The fullest of the ways that takes at most ``wanted`` seconds; else the shortest, with its time."""
    script = Script(wanted, ())
    for way in _ways(item):
        script = Script(wanted, tuple(aloud(line, item.language) for line in way if line))
        if script.seconds <= wanted:
            return script
    return script


def _ways(item: Item) -> Iterator[list[str]]:
    start = phrase(item, "radio_open", institution=item.institution)
    if item.version > 1:
        start += f" {phrase(item, 'radio_correction')} {item.correction}".rstrip()
    source = phrase(item, "radio_source", sources=sources_line(item, 2)) if item.sources else ""
    end = phrase(item, "radio_close", institution=item.institution)
    top = f"{headline(item).rstrip('.')}."
    for passages in _bodies(item):
        for claim in (_claim(item), "") if item.verdict else ("",):
            yield [start, top, claim, *passages, source, end]
    yield [start, item.summary, source, end]
    yield [start, top, source, end]
    yield [start, item.summary, source]
    yield [start, top, source]
    yield [start, top]


def _bodies(item: Item) -> Iterator[list[str]]:
    """Every sentence, then ever fewer from the end: the fact comes first and goes last."""
    said = [sentence for passage in item.passages for sentence in sentences(passage.text)]
    for most in range(len(said), 0, -1):
        yield [" ".join(said[:most])]


def _claim(item: Item) -> str:
    if item.verdict is None or not item.claim:
        return ""
    return phrase(item, "radio_claim", claim=item.claim.strip(" ."), label=item.verdict.label)
