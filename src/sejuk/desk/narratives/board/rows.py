"""Narratives as rows of a list: with their line, their signals and their places in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sejuk.desk.narratives.bands import Band, band
from sejuk.desk.narratives.charts import sparkline
from sejuk.desk.narratives.models import Narrative, NarrativeHour
from sejuk.desk.narratives.words import THEME_WORDS, Signal, Term, signals_in_words, terms_in_words
from sejuk.desk.organisation.models import Territory

SPAN, STEP = timedelta(hours=48), timedelta(hours=2)
#: Places named in a row; the page names all.
PLACES_NAMED = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A narrative and what its row says besides."""

    narrative: Narrative
    band: Band
    line: SafeString
    signals: list[Signal]
    terms: list[Term]
    theme: Promise | None
    places: list[str]
    more_places: int

    @property
    def change(self) -> float:
        """Degrees since six hours before."""
        return self.narrative.temperature - self.narrative.temperature_before

    @property
    def fall(self) -> float:
        """Degrees it cooled since six hours before."""
        return -self.change

    @property
    def decline(self) -> int:
        """Posts fewer than the day before."""
        return -self.growth

    @property
    def growth(self) -> int:
        """Posts of the last day less those of the day before."""
        return self.narrative.posts_day - self.narrative.posts_day_before


def rows_of(narratives: Iterable[Narrative], at: datetime) -> list[Row]:
    """Rows in the given order; three queries whatever their number."""
    shown = list(narratives)
    counts, names = _counts(shown, at), _names(shown)
    return [_row(one, counts[one.pk], names) for one in shown]


def _row(narrative: Narrative, counts: Sequence[int], names: dict[str, str]) -> Row:
    places = [names[code] for code in narrative.places if code in names and "." in code]
    places = places or [names[code] for code in narrative.places if code in names]
    said = _("%(total)d unggahan dalam 48 jam, paling ramai %(top)d dalam dua jam") % {
        "total": sum(counts),
        "top": max(counts),
    }
    return Row(
        narrative,
        band(narrative.temperature),
        sparkline(counts, _("Unggahan per dua jam"), said),
        signals_in_words(narrative.signals),
        terms_in_words(narrative.temperature_terms),
        THEME_WORDS.get(narrative.theme),
        places[:PLACES_NAMED],
        max(0, len(places) - PLACES_NAMED),
    )


def _counts(narratives: Sequence[Narrative], at: datetime) -> dict[int, list[int]]:
    counts: dict[int, list[int]] = defaultdict(lambda: [0] * (SPAN // STEP))
    hours = NarrativeHour.objects.filter(narrative__in=narratives, hour__gt=at - SPAN, hour__lte=at)
    for pk, hour, posts in hours.values_list("narrative_id", "hour", "posts"):
        counts[pk][-1 - int((at - hour) / STEP)] += posts
    return counts


def _names(narratives: Sequence[Narrative]) -> dict[str, str]:
    codes = {code for one in narratives for code in one.places}
    return dict(Territory.objects.filter(code__in=codes).values_list("code", "name"))
