"""Bring fact-checks in from an address, and visit subscriptions that are due; each visit leaves a record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.factchecks.access import bringing_unit
from sejuk.desk.factchecks.models import Pull, Subscription, SubscriptionState
from sejuk.desk.factchecks.reviews import Problem
from sejuk.desk.factchecks.services.pulling import Visit, visit_data_feed, visit_page, visit_site_feed
from sejuk.desk.factchecks.services.taking import Bringer, Taken, take
from sejuk.desk.listening.services.fetching import outbound
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.notify import notify
from sejuk.sources.errors import SourceError

#: How long after a visit the next one is due; a site whose pages were not all read is visited sooner.
EVERY = timedelta(minutes=30)
SOON = timedelta(minutes=2)
#: Waits after 1, 2, 3 … failures in a row; the last one goes on.
_WAITS = [timedelta(minutes=m) for m in (5, 15, 60, 360)]
#: Lines of problems that a record keeps, and hashes of pages that a subscription remembers.
_LINES = 200
_SEEN = 2_000


def bring(member: Member, address: str) -> Pull:
    """Read a pasted address once and take its fact-checks in. Raises nothing: a failure is in the record."""
    unit = bringing_unit(member)
    run = Pull(by=member, unit=unit, url=address, at=clock.now())
    visit = _visited(run, lambda: visit_page(address, outbound()))
    if visit is not None:
        if not visit.found.reviews and not visit.found.problems:
            visit.found.problems.append(Problem(address[:200], "no_markup"))
        _note(run, visit, take(visit.found.reviews, Bringer(member=member, unit=unit)))
    run.save()
    counts = {"found": run.found, "added": run.added, "changed": run.changed}
    record(member, "factchecks.imported", "pull", run.pk, unit=unit.pk, error=run.error_code, **counts)
    return run


def due(at: datetime) -> list[int]:
    """Active subscriptions whose next visit has come."""
    waiting = Subscription.objects.filter(
        Q(next_pull_at=None) | Q(next_pull_at__lte=at), state=SubscriptionState.ACTIVE, ends_on__gte=at.date()
    )
    return list(waiting.order_by("next_pull_at", "pk").values_list("pk", flat=True))


def pull(pk: int) -> Pull | None:
    """Visit a subscription; None where it is not active any more. Twice is once: nothing is taken twice."""
    subscription = Subscription.objects.filter(pk=pk, state=SubscriptionState.ACTIVE).first()
    if subscription is None:
        return None
    run = Pull(subscription=subscription, at=clock.now())
    visit = _visited(run, lambda: _visit(subscription))
    if visit is not None and not visit.not_modified:
        _note(run, visit, take(visit.found.reviews, Bringer(subscription=subscription)))
    _finish(subscription, run, visit)
    return run


def _visit(subscription: Subscription) -> Visit:
    conditions = {"If-None-Match": subscription.etag, "If-Modified-Since": subscription.modified}
    told = {name: value for name, value in conditions.items() if value}
    if subscription.kind == Subscription.Kind.DATA_FEED:
        return visit_data_feed(subscription.url, told, outbound())
    return visit_site_feed(subscription.url, told, subscription.seen, outbound())


def _visited(run: Pull, visit: Callable[[], Visit]) -> Visit | None:
    try:
        return visit()
    except SourceError as error:
        run.error_code, run.error_params = str(error.code), dict(error.params)
        return None


def _note(run: Pull, visit: Visit, taken: Taken) -> None:
    problems = [*visit.found.problems, *taken.problems]
    run.found = len(visit.found.reviews) + len(visit.found.problems)
    run.added, run.changed, run.withdrawn = taken.added, taken.changed, taken.withdrawn
    run.problems = [[one.place, one.code, one.value] for one in problems[:_LINES]]


@transaction.atomic
def _finish(subscription: Subscription, run: Pull, visit: Visit | None) -> None:
    """What the server said is remembered after its reviews are in: who dies before asks for all again."""
    row = Subscription.objects.select_for_update().get(pk=subscription.pk)
    if visit is None:
        row.failures += 1
        row.next_pull_at = run.at + _WAITS[min(row.failures, len(_WAITS)) - 1]
    else:
        row.failures = 0
        row.next_pull_at = run.at + (SOON if visit.more else EVERY)
        row.seen = [*row.seen, *visit.seen][-_SEEN:]
        if not visit.not_modified:
            row.etag, row.modified = visit.etag, visit.modified
    row.save(update_fields=["failures", "next_pull_at", "seen", "etag", "modified"])
    if run.error_code or run.found:
        run.save()
    notify("factchecks")


def forget_runs(at: datetime) -> int:
    """Records of visits older than a quarter of a year."""
    deleted, _by_model = Pull.objects.filter(at__lt=at - timedelta(days=92)).delete()
    return deleted
