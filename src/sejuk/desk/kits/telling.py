"""What pictures, papers and texts alike take out of an item: its fact, its sources, its date."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from sejuk.desk.kits.phrases import phrase
from sejuk.desk.responses.item import Item, Part
from sejuk.desk.shell.zones import name_of_zone

_NO_WORD = re.compile(r"[\W_]+")
#: The end of a sentence: a stop before a space, but not that of an hour or a number.
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def headline(item: Item) -> str:
    """The fact, never the rumour: a title that repeats the claim gives way to what does not."""
    said = (item.title, item.summary, fact(item))
    claim = _bare(item.claim)
    return next((one for one in said if not claim or claim not in _bare(one)), item.title)


def fact(item: Item) -> str:
    """The first passage that tells the fact, or the text of one that has no such parts."""
    for part in (Part.FACT, Part.TEXT):
        for passage in item.passages:
            if passage.part is part:
                return passage.text
    return item.summary


def kicker(item: Item) -> str:
    """The word above the headline: a correction first of all says that it is one."""
    if item.version > 1:
        return f"{phrase(item, 'correction')} · {phrase(item, 'version', version=item.version)}"
    if item.verdict is not None and any(one.part is Part.FACT for one in item.passages):
        return phrase(item, "fact")
    return phrase(item, item.kind.value)


def date_line(item: Item) -> str:
    """``1 Februari 2029, 09.30 WITA``: the day and the hour of the approval, with the zone."""
    at = item.approved_at.astimezone(ZoneInfo(item.time_zone))
    return f"{day_line(item, at)}, {at:%H.%M} {name_of_zone(item.time_zone)}"


def day_line(item: Item, at: datetime) -> str:
    """``1 Februari 2029``."""
    return f"{at.day} {phrase(item, 'months').split()[at.month - 1]} {at.year}"


def sources_line(item: Item, most: int = 99) -> str:
    """The names of the first sources, and how many more there are; empty where there is none."""
    labels = [source.label.strip() for source in item.sources if source.label.strip()]
    shown = "; ".join(labels[:most])
    left = len(labels) - most
    return phrase(item, "others", first=shown, count=left) if labels and left > 0 else shown


def short_address(address: str) -> str:
    """The address as people type it: without ``https://`` and the last slash."""
    return address.partition("://")[2].removeprefix("www.").rstrip("/") or address


def titled(item: Item) -> list[tuple[str, str]]:
    """Each passage with what it does: a fact that is told once more is what to remember."""
    seen: set[Part] = set()
    found = []
    for passage in item.passages:
        again = passage.part is Part.FACT and Part.FACT in seen
        seen.add(passage.part)
        found.append((phrase(item, (Part.CLOSING if again else passage.part).value), passage.text))
    return found


def sentences(text: str) -> list[str]:
    """Whole sentences."""
    return [one for one in _SENTENCE.split(" ".join(text.split())) if one]


def paragraphs(text: str) -> list[str]:
    """Paragraphs, which an empty line separates; each on one line."""
    return [" ".join(one.split()) for one in re.split(r"\n\s*\n", text) if one.strip()]


def _bare(text: str) -> str:
    return _NO_WORD.sub(" ", text).strip().casefold()
