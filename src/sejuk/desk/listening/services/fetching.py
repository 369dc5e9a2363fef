"""Fetches a source once and takes in what it gave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache

from django.db.models import F

from sejuk.desk import clock
from sejuk.desk.listening.intake import IntakeRefused, Taken, take
from sejuk.desk.listening.models import Fetch, Source, SourceHealth
from sejuk.desk.listening.services.pace import new_normal
from sejuk.desk.organisation.models import Office
from sejuk.desk.shell.notify import notify
from sejuk.sources.errors import Code, SourceError
from sejuk.sources.items import Fetched
from sejuk.sources.outbound import Outbound
from sejuk.sources.registry import connectors

#: Waits after 1, 2, 3 … failures in a row; the last one goes on.
_WAITS = [timedelta(minutes=m) for m in (5, 15, 45, 120, 360)]
#: What only a person can put right is tried again now and then all the same.
_HOPELESS_WAIT = timedelta(hours=6)
_LONGEST_WAIT = timedelta(hours=24)
#: Code of a failure that is a fault of Sejuk itself.
UNEXPECTED = "unexpected"


def fetch_source(source_id: int) -> Taken | None:
    """Fetch a source now. None where it could not be read, which its health then says."""
    source = Source.objects.get(pk=source_id)
    health, _created = SourceHealth.objects.get_or_create(source=source)
    at = clock.now()
    try:
        fetched = _fetch(source, health)
    except SourceError as error:
        _note_failure(source, error.code, error.params, _wait(error, health.failures + 1), at)
        return None
    except Exception:
        # A fault of ours: shown as a failed job, and not asked for again with every tick.
        _note_failure(source, UNEXPECTED, {}, _HOPELESS_WAIT, at)
        raise
    try:
        return take(source, fetched.items, at, also=lambda taken: _note_success(source, fetched, taken, at))
    except IntakeRefused:
        # Paused or ended while the fetch was under way: nothing is kept, the cursor least of all.
        return None


def outbound() -> Outbound:
    """The process's one way out, under the office's contact."""
    return _outbound(Office.objects.get().contact)


@cache
def _outbound(contact: str) -> Outbound:
    return Outbound(contact, now=clock.now)


def _fetch(source: Source, health: SourceHealth) -> Fetched:
    connector = connectors().get(source.connector)
    if connector is None:
        raise SourceError(Code.CONFIG_INVALID, field="connector")
    return connector.fetch(source.config, health.cursor, outbound())


def _note_success(source: Source, fetched: Fetched, taken: Taken, at: datetime) -> None:
    """Runs in the intake's transaction: the cursor moves with the posts or not at all."""
    health = SourceHealth.objects.select_for_update().get(source=source)
    health.cursor = dict(fetched.cursor)
    health.last_try_at = health.last_success_at = at
    health.next_try_at = at + min(fetched.next_after, _LONGEST_WAIT)
    if health.error_code:
        notify("sources")
    health.failures, health.error_code, health.error_params = 0, "", {}
    health.notes = list(fetched.notes)
    if health.counted_since is None:
        health.counted_since = at
    new_normal(health, at)
    health.save()
    Fetch.objects.create(source=source, at=at, items=len(fetched.items), new_posts=taken.new)


def _note_failure(
    source: Source, code: str, params: Mapping[str, str | int], wait: timedelta, at: datetime
) -> None:
    SourceHealth.objects.filter(source=source).update(
        failures=F("failures") + 1,
        last_try_at=at,
        next_try_at=at + wait,
        error_code=code,
        error_params=dict(params),
    )
    Fetch.objects.create(source=source, at=at, error_code=code)
    notify("sources")


def _wait(error: SourceError, failures: int) -> timedelta:
    if error.retry_after is not None:
        return min(error.retry_after, _LONGEST_WAIT)
    if not error.passing:
        return _HOPELESS_WAIT
    return _WAITS[min(failures, len(_WAITS)) - 1]
