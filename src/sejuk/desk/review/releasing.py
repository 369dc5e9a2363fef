"""The head adds a sentence and lets the day go to the level above."""

from __future__ import annotations

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member
from sejuk.desk.review.access import access_rollup
from sejuk.desk.review.models import Rollup, RollupState
from sejuk.desk.review.transitions import ROLLUP_TRANSITIONS
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition


@transaction.atomic
def release(member: Member, pk: int, sentence: str) -> Rollup:
    """Release one version; a second click changes nothing."""
    found = access_rollup(member, pk)
    rollup = Rollup.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)
    if rollup.state == RollupState.RELEASED and rollup.released_by_id == member.pk:
        return rollup
    way = transition(ROLLUP_TRANSITIONS, "release", rollup.state)
    require(member, way.roles, found.unit)
    rollup.state, rollup.sentence = way.end, sentence
    rollup.released_by, rollup.released_at = member, clock.now()
    rollup.save(update_fields=["state", "sentence", "released_by", "released_at"])
    record(
        member,
        "rollup.released",
        "rollup",
        pk,
        unit=rollup.unit_id,
        day=str(rollup.day),
        version=rollup.version,
    )
    notify("review")
    return rollup
