"""Take back what went out: by hand, or by itself once its verdict was corrected (G11).

The words are fixed, so nobody need approve them: what was sent is taken back, and where to read what holds.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.models import Verdict, VerdictState
from sejuk.desk.delivery.models import Message, MessageState
from sejuk.desk.delivery.services.forgetting import call_back
from sejuk.desk.delivery.services.queueing import Words, queue
from sejuk.desk.network.access import access_broadcast
from sejuk.desk.network.broadcasts.approving import moved
from sejuk.desk.network.broadcasts.sending import KIT_DAYS, recipients_of
from sejuk.desk.network.models import Broadcast, BroadcastState, Partner
from sejuk.desk.network.transitions import BROADCAST_TRANSITIONS
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member
from sejuk.desk.states import transition

_OUT = (BroadcastState.SENDING, BroadcastState.SENT)
#: It reached the partner, or may have.
_WENT = (MessageState.SENT, MessageState.SENDING, MessageState.UNCERTAIN)


@transaction.atomic
def retract(member: Member, pk: int) -> Broadcast:
    """Take it back; a second click changes nothing."""
    broadcast = access_broadcast(member, pk, lock=True)
    way = transition(BROADCAST_TRANSITIONS, "retract", broadcast.state)
    require(member, way.roles, broadcast.unit)
    return _taken_back(member, broadcast)


def corrected_since() -> list[int]:
    """What is out and tells a verdict that does not hold any more."""
    valid = Verdict.objects.filter(pk=OuterRef("verdict_key"), state=VerdictState.CONFIRMED)
    rows = Broadcast.objects.filter(~Q(case=None), ~Exists(valid), state__in=_OUT)
    return list(rows.values_list("pk", flat=True))


@transaction.atomic
def take_back_corrected(pk: int) -> None:
    """Take one back whose verdict was corrected. Run again after a crash, it tells nobody twice."""
    rows = Broadcast.objects.select_for_update(of=("self",)).select_related("unit", "territory")
    broadcast = rows.filter(pk=pk, state__in=_OUT).first()
    if broadcast is not None and pk in corrected_since():
        _taken_back(None, broadcast)


def _taken_back(member: Member | None, broadcast: Broadcast) -> Broadcast:
    reached = _reached(broadcast)
    waited = call_back(broadcast.batch)
    batch = f"retraction:{broadcast.pk}"
    told = queue(batch, broadcast.unit, _words(broadcast), recipients_of(broadcast, reached, batch))
    record(member, "broadcast.retracted", "broadcast", broadcast.pk, told=told, stopped=waited)
    broadcast.expires_at = clock.now() + KIT_DAYS  # the page that says so must open for those who are told
    return moved(member, broadcast, transition(BROADCAST_TRANSITIONS, "retract", broadcast.state))


def _reached(broadcast: Broadcast) -> list[Partner]:
    """Who got it, as far as they are still partners: the key of a message says whose it was."""
    keys = Message.objects.filter(batch=broadcast.batch, state__in=_WENT).values_list("key", flat=True)
    return list(Partner.objects.filter(pk__in=[int(key.rpartition(":")[2]) for key in keys], state="active"))


def _words(broadcast: Broadcast) -> Words:
    with translation.override(broadcast.language), timezone.override(broadcast.unit.time_zone):
        day = date_format(timezone.localtime(broadcast.sent_at), "j F Y")
        subject = _("Ditarik kembali: %(title)s") % {"title": broadcast.title}
        body = _(
            "Keterangan “%(title)s” yang kami kirim pada %(day)s kami tarik kembali. Mohon tidak "
            "dipakai lagi. Bila sudah dimuat atau diteruskan, mohon diralat. Maaf atas kekeliruan kami."
            "\n\nKeadaannya sekarang dapat dibaca di halaman di bawah ini.\n\n%(unit)s"
        ) % {"title": broadcast.title, "day": day, "unit": broadcast.unit.name}
    return Words(subject, body)
