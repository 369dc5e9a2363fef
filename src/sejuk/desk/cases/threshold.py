"""From what size an office answers: a stated threshold, so that nobody makes a small rumour big."""

from __future__ import annotations

from dataclasses import dataclass

from sejuk.desk.narratives.models import Narrative

#: Independent authors, and posts of the last day, below which doing nothing is the advice.
AUTHORS = 10
POSTS_A_DAY = 20
#: The temperature (0–100) from which a narrative is answered whatever its size.
TEMPERATURE = 50


@dataclass(frozen=True, slots=True)
class Size:
    """A narrative's figures beside the threshold."""

    authors: int
    posts_day: int
    temperature: float
    authors_from: int = AUTHORS
    posts_from: int = POSTS_A_DAY
    temperature_from: int = TEMPERATURE

    @property
    def is_big_enough(self) -> bool:
        """What the threshold advises; a person decides."""
        wide = self.authors >= self.authors_from and self.posts_day >= self.posts_from
        return wide or self.temperature >= self.temperature_from


def size_of(narrative: Narrative | None) -> Size | None:
    """The figures of a case's narrative; None where there is none to measure."""
    if narrative is None:
        return None
    return Size(narrative.authors_count, narrative.posts_day, narrative.temperature)
