"""Reading a kit without a login, and saying so only where the reader wants to."""

from __future__ import annotations

from datetime import timedelta
from functools import reduce
from operator import or_

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.cases.models import Verdict
from sejuk.desk.network.broadcasts.composing import still_holds, valid_verdict
from sejuk.desk.network.links import kit_of, kit_word
from sejuk.desk.network.models import (
    Broadcast,
    BroadcastState,
    Partner,
    PressQuestion,
    QuestionState,
    Receipt,
)
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.people import spellings
from sejuk.desk.shell.notify import notify

_OUT = ("sending", "sent")
#: What was taken back stays to be read, with what holds now.
_READABLE = (*_OUT, "retracted")
#: A partner's page shows so many.
_LATEST = 10


def opened(word: str) -> tuple[Broadcast, str]:
    """The kit of a personal link, and the digest of the copy.

    Raises:
        Refused: nobody made this link, or its time is over; both look alike.
    """
    found = kit_of(word)
    kit = None
    if found is not None:
        rows = Broadcast.objects.select_related("unit__institution", "approver_institution", "case")
        kit = rows.filter(pk=found[0], state__in=_READABLE, expires_at__gt=clock.now()).first()
    if found is None or kit is None:
        raise Refused(
            _("Halaman ini tidak ada atau sudah berakhir."),
            _("Keterangan yang baru ada di halaman mitra Anda."),
            status=404,
        )
    return kit, found[1]


def is_taken_back(kit: Broadcast) -> bool:
    """Whether the kit does not hold any more, also in the minute before its retraction goes out."""
    return kit.state == BroadcastState.RETRACTED or not still_holds(kit)


def holds_now(kit: Broadcast) -> Verdict | None:
    """The corrected verdict that stands in the place of what the kit tells; None where none does."""
    if kit.case is None or still_holds(kit):
        return None
    verdict = valid_verdict(kit.case)
    return None if verdict is None or verdict.is_training else verdict


def receive(word: str, kind: str) -> None:
    """Note a voluntary receipt, once a copy; a second press changes nothing."""
    kit, digest = opened(word)
    if kind not in Receipt.Kind.values:
        raise Refused(_("Tombol ini tidak ada."), _("Muat ulang halamannya."), status=422)
    Receipt.objects.bulk_create([Receipt(broadcast=kit, digest=digest, kind=kind)], ignore_conflicts=True)
    notify("network")


def given(word: str) -> set[str]:
    """Receipts that this copy gave already."""
    kit, digest = opened(word)
    return set(Receipt.objects.filter(broadcast=kit, digest=digest).values_list("kind", flat=True))


def _for_kind(kind: str) -> Q:
    """Kits for every partner, or for this kind under whatever identifier it was approved with."""
    named = [Q(kinds__contains=[one]) for one in spellings(kind)]
    return reduce(or_, named, Q(kinds=[]))


def kits_for(partner: Partner) -> list[tuple[Broadcast, str]]:
    """What a partner may read now, newest first, with their own links."""
    at = clock.now()
    place = partner.territory
    rows = Broadcast.objects.filter(
        _for_kind(partner.kind),
        state__in=_READABLE,
        expires_at__gt=at,
        sent_at__gt=at - timedelta(days=60),
        subject__in=partner.subjects,
        language=partner.language,
    )
    shown = [
        one
        for one in rows.select_related("unit", "territory").order_by("-sent_at")[:100]
        if partner.unit.path.startswith(one.unit.path) and _concerns(one, place.code if place else None)
    ]
    return [(one, reverse("network:kit", args=[kit_word(one, partner)])) for one in shown[:_LATEST]]


def _concerns(broadcast: Broadcast, code: str | None) -> bool:
    """The same places as ``sending.audience``: in the broadcast's place, around it, or the whole country."""
    place = broadcast.territory
    return place.contains(code) or code in ("00", place.parent_id)


def answered_about(kit: Broadcast) -> list[PressQuestion]:
    """Answers about a kit that are for everybody."""
    rows = PressQuestion.objects.filter(broadcast=kit, state=QuestionState.ANSWERED)
    return list(rows.exclude(public_question="").order_by("-answered_at"))
