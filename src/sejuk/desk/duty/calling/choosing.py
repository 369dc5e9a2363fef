"""A head switches a unit's calls on, and says who is the deputy and how long each step waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk.audit import record
from sejuk.desk.duty.calling.steps import steps
from sejuk.desk.duty.models import Chain
from sejuk.desk.duty.rostering.planning import eligible
from sejuk.desk.duty.transitions import PLANS
from sejuk.desk.organisation.access import access_unit
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify

LONGEST_WAIT = 24 * 60


@dataclass(frozen=True, slots=True)
class Choice:
    """What a head fills in; ``waits`` in minutes, one for each step."""

    is_on: bool
    deputy: Member | None
    waits: Sequence[int]


def chain_of(unit: Unit) -> Chain:
    """The unit's chain, or the one that is offered."""
    kept = Chain.objects.filter(unit=unit).first()
    return kept or Chain(unit=unit, waits=[step.minutes for step in steps()])


@transaction.atomic
def choose(member: Member, pk: int, wanted: Choice) -> Chain:
    """Set the chain of a unit. Calls that ring go on with the new minutes from their next step."""
    unit = access_unit(member, pk, PLANS)
    if wanted.deputy and not eligible(unit).filter(pk=wanted.deputy.pk).exists():
        raise Refused(
            _("Ada anggota yang tidak bertugas di unit ini."), _("Pilih anggota dari daftar unit ini.")
        )
    chain, _is_new = Chain.objects.update_or_create(
        unit=unit,
        defaults={"is_on": wanted.is_on, "deputy": wanted.deputy, "waits": list(wanted.waits)},
    )
    record(
        member,
        "chain.changed",
        "unit",
        unit.pk,
        is_on=wanted.is_on,
        deputy=wanted.deputy.pk if wanted.deputy else None,
        waits=", ".join(map(str, wanted.waits)),
    )
    notify("duty")
    return chain
