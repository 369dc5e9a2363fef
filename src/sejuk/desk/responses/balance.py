"""Whether the office checks and writes about all contestants alike: counts with their denominators (G7).

A text counts for a contestant that it names by a full name or an alias of two words or more, or by a party's
name. Counts below three are not told, so that nothing is read from what is small.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from sejuk.desk.cases.models import Verdict, VerdictState
from sejuk.desk.responses.models import Contestant, Version, VersionState

#: Smaller counts are told as "fewer than three".
SMALLEST = 3
#: So many months back, the running one included.
MONTHS = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """A count; None where it is small and not zero."""

    count: int | None

    @property
    def is_small(self) -> bool:
        """Whether it is too small to be told."""
        return self.count is None


@dataclass(frozen=True, slots=True)
class Row:
    """One contestant: checked claims and published texts by month."""

    contestant: Contestant
    claims: tuple[Cell, ...]
    texts: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """All rows, and below them what they are counted out of."""

    months: tuple[date, ...]
    rows: tuple[Row, ...]
    all_claims: tuple[Cell, ...]
    all_texts: tuple[Cell, ...]


def balance(at: datetime) -> Balance:
    """The last months, the running one first, by the wall clock of the active zone."""
    months = _months(timezone.localtime(at).date())
    begin = timezone.make_aware(datetime.combine(months[-1], datetime.min.time()))
    contestants = list(Contestant.objects.select_related("territory"))
    claims, texts = _claims(begin), _texts(begin)
    return Balance(
        months,
        tuple(
            Row(one, _counted(months, _naming(one, claims)), _counted(months, _naming(one, texts)))
            for one in contestants
        ),
        _counted(months, claims),
        _counted(months, texts),
    )


def names_it(contestant: Contestant, text: str) -> bool:
    """Whether a text names the contestant."""
    names = [name for name in contestant.names if contestant.is_party or len(name.split()) > 1]
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in names)


Said = tuple[date, str]


def _claims(begin: datetime) -> list[Said]:
    """Claims that were checked: confirmed verdicts, exercises left out, each case once."""
    rows = Verdict.objects.filter(
        state=VerdictState.CONFIRMED, is_training=False, confirmed_at__gte=begin
    ).values_list("confirmed_at", "claim")
    return [(_month(at), claim) for at, claim in rows if at is not None]


def _texts(begin: datetime) -> list[Said]:
    """Texts that were published, each by its first edition."""
    out = (VersionState.PUBLISHED, VersionState.CORRECTED, VersionState.WITHDRAWN)
    rows = Version.objects.filter(edition=1, state__in=out, published_at__gte=begin)
    return [
        (
            _month(one.published_at),
            " ".join([one.title, one.summary, *(part["text"] for part in one.passages)]),
        )
        for one in rows
        if one.published_at is not None
    ]


def _naming(contestant: Contestant, said: Iterable[Said]) -> list[Said]:
    return [one for one in said if names_it(contestant, one[1])]


def _counted(months: Sequence[date], said: Iterable[Said]) -> tuple[Cell, ...]:
    counts = Counter(month for month, _text in said)
    return tuple(_cell(counts[month]) for month in months)


def _cell(count: int) -> Cell:
    return Cell(None if 0 < count < SMALLEST else count)


def _month(at: datetime) -> date:
    return timezone.localtime(at).date().replace(day=1)


def _months(today: date) -> tuple[date, ...]:
    first = today.year * 12 + today.month - 1
    return tuple(date(one // 12, one % 12 + 1, 1) for one in range(first, first - MONTHS, -1))
