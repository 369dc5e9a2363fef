"""Which published check is nearest to what somebody typed, and how near, in words.

Ours are shown as they stand on their page; those of other offices and of fact-checkers with who answers for
them, and a link to where they were published.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sejuk.desk.factchecks.matching import Offer, nearest
from sejuk.desk.factchecks.models import FactCheck
from sejuk.desk.portal.published import Published, by_number

#: So many are offered at most: who looks for one claim does not read ten.
TOP = 3


class Nearness(StrEnum):
    """How near, as it is told. No number: people would read more out of it than is in it."""

    VERY = "very"
    MAYBE = "maybe"

    @property
    def words(self) -> str | Promise:
        """What stands beside it."""
        return _WORDS[self]


_WORDS: dict[Nearness, str | Promise] = {
    Nearness.VERY: _("Sangat mirip"),
    Nearness.MAYBE: _("Mungkin sama"),
}


@dataclass(frozen=True, slots=True)
class Near:
    """One check and how near it is; ``ours`` is None where somebody else published it."""

    check: FactCheck
    nearness: Nearness
    ours: Published | None = None


def nearest_to(text: str) -> list[Near]:
    """The likeliest that hold, best first; nothing where none is near. Nothing of the text is kept."""
    offers = nearest(text, TOP)
    ours = by_number(one.factcheck.number for one in offers if one.factcheck.number is not None)
    return [Near(one.factcheck, _nearness(one), ours.get(one.factcheck.number or 0)) for one in offers]


def _nearness(offer: Offer) -> Nearness:
    return Nearness.VERY if offer.level == "confirm" else Nearness.MAYBE
