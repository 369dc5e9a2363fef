"""Which published clarification is nearest to what somebody typed, and how near, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sejuk.desk.portal.published import Published

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
    """One clarification and how near it is."""

    found: Published
    nearness: Nearness


def nearest_to(text: str) -> list[Near]:
    """The likeliest that hold, best first; nothing where none is near."""
    return []
