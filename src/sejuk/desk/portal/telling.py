"""An item in the order in which the public reads it: the fact first, the rumour once and marked as such."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sejuk.desk.responses.item import Item, Part

HEADINGS: dict[Part, str | Promise] = {
    Part.FACT: _("Faktanya"),
    Part.WARNING: _("Kabar yang beredar keliru"),
    Part.EXPLANATION: _("Penjelasan"),
    Part.CLOSING: _("Yang perlu diingat"),
    Part.TEXT: "",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A passage under its heading, paragraph by paragraph."""

    part: Part
    heading: str | Promise
    paragraphs: tuple[str, ...]


def sections_of(item: Item) -> list[Told]:
    """The passages as they were approved, in their order."""
    return [_told(one.part, one.text) for one in item.passages]


def shared_text(item: Item, address: str) -> str:
    """What somebody copies into a message: the finding first, then where to read it."""
    stamp = f"[{item.verdict.label}] " if item.verdict else ""
    return f"{stamp}{item.title}\n\n{item.summary}\n\n{item.institution}: {address}"


def _told(part: Part, text: str) -> Told:
    paragraphs = tuple(one.strip() for one in text.split("\n\n") if one.strip())
    return Told(part, HEADINGS[part], paragraphs)
