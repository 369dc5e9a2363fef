"""Fix the chain's last hash at the end of each day, for outsiders to keep."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from sejuk.desk.audit.models import DailyRoot, Entry
from sejuk.desk.audit.serialising import NOTHING


def seal(at: datetime) -> int:
    """Seal every day that is over at ``at`` and has no root yet; returns how many. Safe to run twice."""
    today = at.astimezone(UTC).date()
    day = _first_unsealed()
    sealed = 0
    while day is not None and day < today:
        seal_day(day)
        sealed += 1
        day += timedelta(days=1)
    return sealed


def seal_day(day: date) -> DailyRoot:
    """The root of a day (UTC); made at the first call, never changed after."""
    end = datetime.combine(day + timedelta(days=1), time(), UTC)
    last = Entry.objects.filter(at__lt=end).order_by("-sequence").first()
    DailyRoot.objects.bulk_create(
        [
            DailyRoot(
                day=day,
                last_sequence=last.sequence if last else 0,
                root=bytes(last.hash) if last else NOTHING,
            )
        ],
        ignore_conflicts=True,
    )
    return DailyRoot.objects.get(day=day)


def _first_unsealed() -> date | None:
    last = DailyRoot.objects.order_by("-day").values_list("day", flat=True).first()
    if last is not None:
        return last + timedelta(days=1)
    first = Entry.objects.order_by("sequence").values_list("at", flat=True).first()
    return first.astimezone(UTC).date() if first else None
