"""What waits in this room: doubts and failures to settle, texts to paste, what platforms hold up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from sejuk.desk.narratives.access import own_units
from sejuk.desk.organisation.models import Member
from sejuk.desk.publishing.access import accessible_publications
from sejuk.desk.publishing.models import Publication, PublicationState
from sejuk.desk.publishing.words import PASSING
from sejuk.desk.shell.matters import PER_ROOM, Matter

_S = PublicationState
#: After so many tries people are told that something is held up; it is still tried.
MANY = 3
_TRIED = (_S.WAITING, _S.CORRECTING, _S.WITHDRAWING)
_BY_HAND = Q(state=_S.BY_HAND) | Q(state__in=[_S.CORRECTING, _S.WITHDRAWING], due_at=None, runner=None)
WAITS = (
    Q(state__in=[_S.FAILED, _S.UNCERTAIN])
    | _BY_HAND
    | Q(state__in=_TRIED, tries__gte=MANY)
    | Q(state__in=_TRIED) & ~Q(error__in=PASSING)
)


def waiting(member: Member) -> QuerySet[Publication]:
    """Publications of which somebody should do something, the oldest first."""
    return accessible_publications(member).filter(WAITS).order_by("changed_at", "pk")


def all_that_waits(member: Member, at: datetime) -> Iterator[Matter]:
    """The same as matters, of the member's own units."""
    rows = waiting(member).filter(outlet__unit__in=own_units(member))
    for one in rows[:PER_ROOM]:
        title = f"{one.approved.title} · {one.outlet.channel.manifest.name.id}"
        url = reverse("publishing:release", args=[one.number])
        yield Matter(f"publication:{one.pk}", _kind(one), title, url, one.outlet.unit_id)


def _kind(one: Publication) -> str:
    if one.state == _S.UNCERTAIN:
        return _("Publikasi belum pasti")
    if one.state == _S.FAILED:
        return _("Publikasi gagal")
    if one.state == _S.BY_HAND:
        return _("Klarifikasi menunggu ditempel")
    if one.state == _S.WITHDRAWING:
        return _("Penarikan belum selesai")
    return _("Koreksi belum sampai") if one.state == _S.CORRECTING else _("Publikasi tertunda")
