"""Write down what became of a try: a receipt, another look, or something for a person."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.delivery.outcome import Outcome
from sejuk.desk.publishing.channels.job import ABSENT, Done, Result
from sejuk.desk.publishing.models import Outlet, Publication, PublicationState
from sejuk.desk.publishing.services.following import follow_one
from sejuk.desk.publishing.services.moving import moved
from sejuk.desk.publishing.services.standing import stands

#: After this long without success nobody waits any more: a person looks.
GIVE_UP = timedelta(hours=24)
_LONGEST_WAIT = timedelta(hours=1)

_S = PublicationState


@transaction.atomic
def ended(claimed: Publication, result: Result) -> None:
    """Only where the row is still that run's: otherwise somebody settled it, and their word stands."""
    rows = Publication.objects.select_for_update(of=("self",)).select_related(
        "outlet__account", "outlet__unit"
    )
    publication = rows.filter(pk=claimed.pk, runner=claimed.runner, state=claimed.state).first()
    if publication is None:
        return
    if isinstance(result, Done):
        stands(publication, result)
    elif publication.state == _S.SENDING:
        _not_published(publication, result)
    else:
        _not_followed(publication, result)
    follow_one(publication)


def _not_published(publication: Publication, outcome: Outcome) -> None:
    at = clock.now()
    if outcome == ABSENT:
        moved(publication, "not_taken", maybe=False, due_at=at, error="")
        return
    is_lost = outcome.verb == "lost"
    maybe = publication.maybe or is_lost
    if is_lost and not publication.outlet.channel.manifest.repeatable:
        moved(publication, "lost", error="lost", due_at=None)
    elif outcome.verb == "refused":
        moved(publication, "lost" if maybe else "refused", error=outcome.error, due_at=None)
    elif _is_over(publication, at):
        moved(publication, "lost" if maybe else "refused", error="too_long", due_at=None)
    else:
        moved(
            publication, "not_taken", maybe=maybe, error=outcome.error, due_at=_next(publication, outcome, at)
        )
        _pause(publication, outcome, at)


def _not_followed(publication: Publication, outcome: Outcome) -> None:
    """A correction or withdrawal may be repeated everywhere; what is refused waits for a person."""
    at = clock.now()
    publication.runner, publication.error, publication.changed_at = None, outcome.error, at
    stops = outcome.verb == "refused" or _is_over(publication, at)
    publication.due_at = None if stops else _next(publication, outcome, at)
    publication.save()
    if not stops:
        _pause(publication, outcome, at)


def _next(publication: Publication, outcome: Outcome, at: datetime) -> datetime:
    """Twice as long after each try; after one without an answer, not before a slow server must be done."""
    patience = timedelta(seconds=settings.CHANNEL_PATIENCE)
    if outcome.wait is not None:
        return at + outcome.wait
    times: int = 2 ** min(publication.tries - 1, 10)
    return at + min(patience * times, _LONGEST_WAIT)


def _pause(publication: Publication, outcome: Outcome, at: datetime) -> None:
    """What keeps one away keeps all of the outlet away."""
    if outcome.everybody:
        until = publication.due_at or at
        Outlet.objects.filter(pk=publication.outlet_id).update(paused_until=until)


def _is_over(publication: Publication, at: datetime) -> bool:
    return publication.since is not None and at - publication.since > GIVE_UP
