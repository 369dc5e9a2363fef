"""The list of contestants: public roles, from KPU's own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.access import require_anywhere
from sejuk.desk.organisation.models import Member, Territory
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.models import Contestant
from sejuk.desk.responses.transitions import LISTS
from sejuk.desk.shell.notify import notify


@dataclass(frozen=True, slots=True)
class Named:
    """A contestant as KPU lists it, and how texts may name it."""

    name: str
    territory: Territory
    source: str
    aliases: Sequence[str] = ()
    slogans: Sequence[str] = ()
    number: int | None = None
    is_party: bool = False


@transaction.atomic
def add(member: Member, named: Named) -> Contestant:
    """Put a contestant on the list, with KPU's page that says so."""
    require_anywhere(member, LISTS)
    try:
        with transaction.atomic():
            made = Contestant.objects.create(
                name=named.name.strip(),
                aliases=list(named.aliases),
                slogans=list(named.slogans),
                number=named.number,
                is_party=named.is_party,
                territory=named.territory,
                source=named.source,
                added_by=member,
                added_at=clock.now(),
            )
    except IntegrityError as error:
        raise Refused(
            _("Peserta ini sudah tercatat untuk wilayah itu."), _("Lihat daftarnya di bawah."), status=409
        ) from error
    record(member, "contestant.added", "contestant", made.pk, territory=named.territory.pk)
    notify("responses")
    return made


@transaction.atomic
def end(member: Member, pk: int) -> Contestant:
    """The election is over, or they withdrew: from now on nothing looks for the name."""
    require_anywhere(member, LISTS)
    found = Contestant.objects.select_for_update().filter(pk=pk).first()
    if found is None:
        raise Refused(_("Peserta ini tidak tercatat."), _("Kembali ke daftarnya."), status=404)
    if found.ended_at is None:
        found.ended_at = clock.now()
        found.save(update_fields=["ended_at"])
        record(member, "contestant.ended", "contestant", pk)
        notify("responses")
    return found
