"""What the public side shows of published texts: the only door to them, and nothing that is not out.

A page of the portal knows an ``Item`` and what became of it; it never reads a draft, a note or a case.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.postgres.search import SearchVector
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from sejuk.desk.narratives.lexemes import title_query
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.item import Item
from sejuk.desk.responses.items import checked_item
from sejuk.desk.responses.models import TextKind, Version, VersionState

logger = logging.getLogger(__name__)

#: What is meant for everybody. Talking points are for those who speak at a meeting.
KINDS = (
    TextKind.CLARIFICATION,
    TextKind.PREBUNK,
    TextKind.EDUCATION,
    TextKind.APPEAL,
    TextKind.PRESS_RELEASE,
    TextKind.ANSWER,
)
#: Words as they are written, and by their stems.
_SAID = SearchVector("title", "summary", config="simple") + SearchVector(
    "title", "summary", config="indonesian"
)


@dataclass(frozen=True, slots=True)
class Published:
    """One version of a text that went out, as it was approved.

    ``ended_at``: when a correction replaced it or it was withdrawn; ``withdrawn_because`` is empty unless it
    was withdrawn.
    """

    item: Item
    published_at: datetime
    theme: str = ""
    territory: str = ""
    ended_at: datetime | None = None
    withdrawn_because: str = ""

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back."""
        return bool(self.withdrawn_because)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list shows; everything where it says nothing."""

    words: str = ""
    kind: str = ""
    theme: str = ""
    territory: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A text at its permanent address: what holds now, and the versions before it, the newest first."""

    now: Published
    earlier: Sequence[Published] = field(default=())


def rows_of(wanted: Wanted) -> QuerySet[Version]:
    """What holds of what is wanted, the newest first; ``told`` reads a page of it."""
    rows = _out().filter(state=VersionState.PUBLISHED).order_by("-published_at", "-pk")
    if wanted.kind:
        rows = rows.filter(response__kind=wanted.kind)
    if wanted.theme:
        of_case = Q(response__theme="", response__case__narrative__theme=wanted.theme)
        rows = rows.filter(Q(response__theme=wanted.theme) | of_case)
    if wanted.territory:
        rows = rows.filter(Q(territory=wanted.territory) | Q(territory__parent=wanted.territory))
    if wanted.year:
        rows = rows.filter(published_at__year=wanted.year)
    if (query := title_query(wanted.words)) is not None:
        rows = rows.annotate(words=_SAID).filter(words=query)
    return rows


def told(rows: Iterable[Version]) -> list[Published]:
    """What the rows say; one whose bytes are not those that were approved says nothing."""
    return [one for one in map(_told, rows) if one is not None]


def latest(count: int) -> list[Published]:
    """The newest that hold. A correction is as new as the day on which it went out (G11)."""
    return told(rows_of(Wanted())[:count])


def by_number(numbers: Iterable[int]) -> dict[int, Published]:
    """What holds under each number."""
    rows = _out().filter(state=VersionState.PUBLISHED, response__in=list(numbers))
    return {one.item.number: one for one in told(rows)}


def version_out(number: int) -> Version | None:
    """The row of what holds under a number, for whoever draws it; None where nothing does."""
    rows = _out().filter(state=VersionState.PUBLISHED, response=number)
    return rows.select_related("response__institution").first()


def story(number: int) -> Story | None:
    """Everything that went out under a number; None where nothing did."""
    found = _stories([number])
    return found.get(number)


def changed() -> QuerySet[Version]:
    """What was corrected or withdrawn, the newest change first: the version that says so."""
    corrected = Q(state=VersionState.PUBLISHED, edition__gt=1)
    rows = _out().filter(corrected | Q(state=VersionState.WITHDRAWN))
    return rows.annotate(changed_at=Coalesce("ended_at", "published_at")).order_by("-changed_at", "-pk")


def stories(rows: Iterable[Version]) -> list[Story]:
    """What holds and what stood before, for each row, in the same order."""
    numbers = [one.response_id for one in rows]
    found = _stories(numbers)
    return [found[number] for number in dict.fromkeys(numbers) if number in found]


def years() -> list[int]:
    """Years in which something went out that holds, the newest first."""
    return [day.year for day in rows_of(Wanted()).datetimes("published_at", "year", order="DESC")]


def _out() -> QuerySet[Version]:
    """Whatever went out to everybody, also what was replaced or withdrawn since."""
    rows = Version.objects.filter(published_at__isnull=False, is_training=False, response__kind__in=KINDS)
    theme = Coalesce(NullIf("response__theme", Value("")), F("response__case__narrative__theme"))
    return rows.exclude(response__audience="officers").select_related("response").annotate(theme=theme)


def _stories(numbers: Sequence[int]) -> dict[int, Story]:
    rows = _out().filter(response__in=numbers).order_by("-edition", "-number")
    by: dict[int, list[Published]] = {}
    for one in told(rows):
        by.setdefault(one.item.number, []).append(one)
    return {number: Story(found[0], found[1:]) for number, found in by.items()}


def _told(version: Version) -> Published | None:
    try:
        item = checked_item(version)
    except Refused:
        logger.error("version %s of text %s is not what was approved", version.number, version.response_id)
        return None
    withdrawn = version.state == VersionState.WITHDRAWN
    return Published(
        item,
        version.published_at or item.approved_at,
        theme=getattr(version, "theme", None) or "",
        territory=version.territory_id,
        ended_at=version.ended_at,
        withdrawn_because=version.reason if withdrawn else "",
    )
