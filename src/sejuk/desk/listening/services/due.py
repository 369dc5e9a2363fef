"""What is due now, by the desk's time."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from sejuk.desk.listening.models import Chore, ImportRun, Source, SourceState
from sejuk.desk.listening.services.states import end_on_date
from sejuk.sources.registry import connectors


def due_sources(at: datetime) -> list[int]:
    """Active sources whose next try has come, longest waiting first."""
    polled = [code for code, connector in connectors().items() if connector.manifest.mode == "poll"]
    due = Source.objects.filter(
        Q(health__next_try_at__isnull=True) | Q(health__next_try_at__lte=at),
        state=SourceState.ACTIVE,
        connector__in=polled,
        ends_on__gte=at.date(),
        office__listening_since__isnull=False,
    )
    return list(due.order_by("health__next_try_at").values_list("pk", flat=True))


def running_imports() -> list[int]:
    """Files on their way in, by key. After a crash no job may be left that works on them."""
    return list(
        ImportRun.objects.filter(state=ImportRun.State.RUNNING).order_by("pk").values_list("pk", flat=True)
    )


def end_sources(at: datetime) -> int:
    """End what has reached its end date."""
    over = Source.objects.filter(state__in=[SourceState.ACTIVE, SourceState.PAUSED], ends_on__lt=at.date())
    for source in over:
        end_on_date(source)
    return len(over)


#: Chores by name, and how much of the desk's time lies between two.
CHORES = {
    "refresh": timedelta(minutes=10),
    "end_sources": timedelta(hours=1),
    "expire_posts": timedelta(hours=1),
    "throw_away": timedelta(hours=1),
    "seal_audit": timedelta(hours=6),
    "end_evidence": timedelta(hours=6),
    "late_questions": timedelta(minutes=2),
    "chain_complaints": timedelta(hours=6),
    "expire_requests": timedelta(hours=1),
    "forget_recipients": timedelta(hours=1),
    "expire_proposals": timedelta(hours=1),
    "end_questions": timedelta(hours=1),
    "end_subscriptions": timedelta(hours=1),
    "forget_chats": timedelta(hours=1),
}


def due_chores(at: datetime) -> list[str]:
    """Chores that were not begun for their time. A clock that was set back makes all of them due."""
    begun = dict(Chore.objects.values_list("name", "begun_at"))
    return [
        name
        for name, pause in CHORES.items()
        if name not in begun or not begun[name] <= at < begun[name] + pause
    ]


#: New posts bring the next refresh forward, to this after the last one.
SOONEST_REFRESH = timedelta(minutes=2)


def refresh_is_welcome(at: datetime) -> bool:
    """Whether new posts should be measured now rather than with the next refresh."""
    begun = Chore.objects.filter(name="refresh").values_list("begun_at", flat=True).first()
    return begun is None or not begun <= at < begun + SOONEST_REFRESH


def chore_begun(name: str, at: datetime) -> None:
    """Note that a chore was begun."""
    Chore.objects.update_or_create(name=name, defaults={"begun_at": at})
