"""What the office promised to do: made at a meeting, kept afterwards or dropped with a reason."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.engagements.access import access_commitment, access_engagement
from sejuk.desk.engagements.models import Commitment, CommitmentState
from sejuk.desk.engagements.services.questions import check_day
from sejuk.desk.engagements.transitions import ANSWERS, COMMITMENT_TRANSITIONS
from sejuk.desk.organisation.access import may, require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition
from sejuk.engine import mask_mentions


@transaction.atomic
def make(
    member: Member, pk: int, text: str, owner: Member, due_at: datetime, client_id: uuid.UUID
) -> Commitment:
    """Note a promise with who keeps it and by when; a second click finds the first's."""
    engagement = access_engagement(member, pk, ANSWERS)
    check_day(due_at)
    if not may(owner, ANSWERS, engagement.unit):
        raise Refused(_("Orang ini tidak bertugas di unit itu."), _("Pilih dari daftar."), status=422)
    values = {
        "engagement": engagement, "text": mask_mentions(text.strip()), "owner": owner,
        "due_at": due_at, "made_at": clock.now(),
    }  # fmt: skip
    promised, is_new = Commitment.objects.get_or_create(client_id=client_id, defaults=values)
    if is_new:
        record(
            member, "commitment.made", "commitment", promised.pk,
            engagement=pk, owner=owner.pk, due_at=due_at.isoformat(),
        )  # fmt: skip
        notify("engagements")
    return promised


def keep(member: Member, pk: int, outcome: str) -> Commitment:
    """Say what was done."""
    return _settle(member, pk, "keep", outcome)


def drop(member: Member, pk: int, why: str) -> Commitment:
    """Say why it is not done."""
    return _settle(member, pk, "drop", why)


def reopen(member: Member, pk: int) -> Commitment:
    """It was settled by mistake."""
    return _settle(member, pk, "reopen", "")


@transaction.atomic
def _settle(member: Member, pk: int, verb: str, outcome: str) -> Commitment:
    access_commitment(member, pk)
    rows = Commitment.objects.select_for_update(of=("self",)).select_related("engagement__unit")
    promised = rows.get(pk=pk)
    require(member, ANSWERS, promised.engagement.unit)
    way = transition(COMMITMENT_TRANSITIONS, verb, promised.state)
    if way.needs_reason and not outcome.strip():
        raise Refused(_("Hasilnya belum diisi."), _("Tulis apa yang terjadi."), status=422)
    promised.state, promised.outcome = way.end, mask_mentions(outcome.strip())
    promised.settled_at = None if way.end == CommitmentState.OPEN else clock.now()
    promised.save()
    record(member, "commitment.settled", "commitment", pk, verb=verb)
    notify("engagements")
    return promised
