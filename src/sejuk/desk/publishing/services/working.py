"""Publish, correct and withdraw what is due at one outlet.

A publication is claimed, and that is committed, before a byte leaves; what became of it is written after.
Who dies in between leaves one publication: where it can be looked for, it is looked for before anything is
repeated; elsewhere it becomes ``uncertain`` and waits for a person. Whether a run lives is asked of a lock
of PostgreSQL, never of a clock.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.views.decorators.debug import sensitive_variables

from sejuk.desk import clock
from sejuk.desk.delivery.outcome import LOST, refused
from sejuk.desk.delivery.services.running import is_over, running
from sejuk.desk.network.models import AccountState
from sejuk.desk.publishing.addresses import page_of
from sejuk.desk.publishing.channels.job import Job, Result, Target
from sejuk.desk.publishing.models import Outlet, Publication, PublicationState
from sejuk.desk.publishing.sealing import unseal_key
from sejuk.desk.publishing.services.ending import ended
from sejuk.desk.publishing.services.following import is_held
from sejuk.desk.publishing.services.moving import moved
from sejuk.desk.publishing.words import STAGE
from sejuk.desk.shell.notify import notify

logger = logging.getLogger(__name__)

#: A run ends after this, so that a worker that is told to stop is not kept.
SLICE_SECONDS = 5.0
#: Locks of runs among PostgreSQL's advisory locks; ``delivery`` has its own.
LOCKS = 0x5E8
#: How long we wait for an account to show its token again before we look once more.
_NOT_OFFICIAL = timedelta(minutes=10)

_S = PublicationState
#: A worker may take these.
_OPEN = (_S.WAITING, _S.CORRECTING, _S.WITHDRAWING)


def due(at: datetime) -> QuerySet[Publication]:
    """What may be tried now."""
    away = Q(outlet__paused_until__gt=at)
    return Publication.objects.filter(~away, state__in=_OPEN, runner=None, due_at__lte=at)


def due_outlets(at: datetime) -> list[int]:
    """Outlets that have something to do."""
    return sorted(set(due(at).values_list("outlet_id", flat=True)))


def work(
    outlet: int, *, seconds: float = SLICE_SECONDS, monotonic: Callable[[], float] = time.monotonic
) -> int:
    """Do what is due at one outlet for about ``seconds``; give how many tries were made."""
    end, tries = monotonic() + seconds, 0
    with running(LOCKS) as runner:
        while (publication := _claim(runner, outlet)) is not None:
            ended(publication, _tried(publication))
            tries += 1
            if monotonic() >= end:
                break
    return tries


def settle_dead(at: datetime) -> int:
    """Publications of runs that died: looked for, or uncertain. Gives how many."""
    held = Publication.objects.filter(runner__isnull=False)
    return sum(_settle(runner) for runner in set(held.values_list("runner", flat=True)))


@transaction.atomic
def _settle(runner: int | None) -> int:
    if runner is None or not is_over(LOCKS, runner):
        return 0
    rows = Publication.objects.filter(runner=runner).select_for_update(of=("self",))
    dead = list(rows.select_related("outlet__account", "outlet__unit"))
    for publication in dead:
        ended(publication, LOST)
    return len(dead)


@transaction.atomic
def _claim(runner: int, outlet: int) -> Publication | None:
    at = clock.now()
    rows = due(at).filter(outlet=outlet).select_for_update(skip_locked=True, of=("self",))
    publication = rows.select_related("outlet__account", "outlet__unit").order_by("due_at", "pk").first()
    if publication is None:
        return None
    if (why := _closed(publication)) is not None:
        _put_off(publication, why, at)
        return None
    publication.tries = min(publication.tries + 1, 30_000)
    publication.since = publication.since or at
    publication.runner = runner
    if publication.state == _S.WAITING:
        return moved(publication, "send")
    publication.save(update_fields=["tries", "since", "runner"])
    return publication


def _closed(publication: Publication) -> str | None:
    """Why nothing may be sent there now. A withdrawal is tried whatever became of the account.

    A correction does not wait for the stage's checks: whoever published it ticked them, and the error stands.
    """
    outlet = publication.outlet
    if publication.state == _S.WITHDRAWING:
        return None
    if outlet.closed_at is not None:
        return "closed"
    if outlet.account is not None and outlet.account.state != AccountState.VERIFIED:
        return "not_official"
    return STAGE if publication.state == _S.WAITING and is_held(publication.number) else None


def _put_off(publication: Publication, why: str, at: datetime) -> None:
    """Wait for the account or for a person; nothing is claimed."""
    publication.error, publication.due_at = why, at + _NOT_OFFICIAL
    publication.save(update_fields=["error", "due_at"])
    notify("publishing")


@sensitive_variables()
def _tried(publication: Publication) -> Result:
    outlet = publication.outlet
    target = target_of(outlet)
    if target is None:
        return refused("no_key")
    channel, job = outlet.channel, _job(publication, target)
    try:
        if publication.state == _S.WITHDRAWING:
            return channel.withdraw(job)
        if publication.state == _S.CORRECTING:
            return channel.correct(job)
        return channel.find(job) if publication.maybe else channel.publish(job)
    except Exception:  # an odd answer must not keep the others from being published
        logger.exception("publication %s: an answer was not understood", publication.pk)
        return LOST


def _job(publication: Publication, target: Target) -> Job:
    return Job(
        key=publication.key.hex,
        item=publication.approved,
        page=page_of(publication.number),
        target=target,
        since=publication.since or publication.made_at,
        remote_id=publication.remote_id,
        address=publication.address,
    )


def target_of(outlet: Outlet) -> Target | None:
    """Where, and the key; None where the key cannot be read any more."""
    secret = unseal_key(outlet.secret, str(outlet.name))
    if outlet.secret and not secret:
        return None
    address = outlet.account.address if outlet.account else ""
    return Target(outlet.pk, outlet.platform, address, outlet.user, secret)
