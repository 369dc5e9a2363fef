"""An item in the order in which the public reads it: the fact first, the rumour once and marked as such."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sejuk.desk.responses.item import Item, Part

HEADINGS: dict[Part, str | Promise] = {
    Part.FACT: _("Faktanya"),
    Part.WARNING: _("Hati-hati"),
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
    """The passages in their order; a fact that comes again is headed as what to remember."""
    told: list[Told] = []
    for one in item.passages:
        again = one.part == Part.FACT and any(before.part == Part.FACT for before in told)
        told.append(_told(Part.CLOSING if again else one.part, one.text))
    return told


def shared_text(item: Item, address: str) -> str:
    """What somebody copies into a message: the finding first, then where to read it."""
    lines = [item.title, item.summary]
    if item.verdict:
        with translation.override("en" if item.language == "en" else "id"):
            lines.append(gettext("Kabar yang beredar: %(found)s") % {"found": item.verdict.label})
    return "\n\n".join([*lines, f"{item.institution}: {address}"])


def _told(part: Part, text: str) -> Told:
    paragraphs = tuple(one.strip() for one in text.split("\n\n") if one.strip())
    return Told(part, HEADINGS[part], paragraphs)
