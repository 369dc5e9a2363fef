"""Sign up, confirm, leave, and be forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.delivery.models import Channel
from sejuk.desk.delivery.services.forgetting import forget
from sejuk.desk.delivery.services.queueing import Recipient, Words, queue
from sejuk.desk.organisation.models import Unit
from sejuk.desk.publishing.models import Outlet, Subscriber
from sejuk.desk.publishing.sealing import once, seal_address
from sejuk.desk.publishing.subscribing.links import leave_link, yes_link

#: Who has not confirmed by then is forgotten.
LIFETIME = timedelta(days=2)
#: Nobody's mailbox is filled by a stranger: one mail a day to one address.
_AGAIN = timedelta(days=1)


def lists() -> QuerySet[Unit]:
    """Units that mail what they publish."""
    open_ones = Outlet.objects.filter(kind="mail", closed_at=None)
    return Unit.objects.filter(pk__in=open_ones.values("unit")).order_by("path")


@sensitive_variables()
@transaction.atomic
def sign_up(unit: Unit, address: str, language: str) -> None:
    """Ask the mailbox whether it wants this. The page says the same to everybody, whatever is known."""
    at = clock.now()
    with_whom = once(address, unit.pk)
    found = Subscriber.objects.select_for_update().filter(unit=unit, once=with_whom).first()
    if found is not None and (found.confirmed_at or found.asked_at > at - _AGAIN):
        return
    if found is not None:
        _forget(found)
    subscriber = Subscriber(unit=unit, once=with_whom, language=language, asked_at=at)
    subscriber.address = seal_address(address, str(subscriber.key))
    subscriber.save()
    _ask(subscriber, address, at)


@transaction.atomic
def confirm(subscriber: Subscriber) -> None:
    """Yes, by the owner of the mailbox; a second click changes nothing."""
    rows = Subscriber.objects.select_for_update(of=("self",)).filter(pk=subscriber.pk, confirmed_at=None)
    if rows.update(confirmed_at=clock.now()):
        record(None, "subscriber.confirmed", "subscriber", "", unit=subscriber.unit_id)


@transaction.atomic
def leave(subscriber: Subscriber) -> None:
    """No more: the row goes, and what waits for them is not sent."""
    record(None, "subscriber.left", "subscriber", "", unit=subscriber.unit_id)
    _forget(subscriber)


def expire(at: datetime) -> int:
    """Forget who never confirmed; give how many."""
    late = Subscriber.objects.filter(confirmed_at=None, asked_at__lt=at - LIFETIME)
    count = 0
    for subscriber in late:
        with transaction.atomic():
            _forget(subscriber)
        count += 1
    return count


def _forget(subscriber: Subscriber) -> None:
    forget(subscriber.owner)
    Subscriber.objects.filter(pk=subscriber.pk).delete()


@sensitive_variables()
def _ask(subscriber: Subscriber, address: str, at: datetime) -> None:
    with translation.override(subscriber.language):
        words = Words(
            _("Benarkan langganan Anda: %(unit)s") % {"unit": subscriber.unit.name},
            _(
                "Alamat ini didaftarkan untuk menerima klarifikasi dari %(unit)s.\n\n"
                "Bila itu Anda, buka tautan di bawah ini dan tekan tombolnya. Bila bukan, abaikan saja: "
                "dalam dua hari alamat ini kami lupakan."
            )
            % {"unit": subscriber.unit.name},
        )
        personal = _("Ya, saya mau: %(yes)s\nBukan saya, hapus sekarang: %(no)s") % {
            "yes": yes_link(subscriber),
            "no": leave_link(subscriber),
        }
    key = f"subscription:{subscriber.key.hex}"
    recipient = Recipient(key, Channel.MAIL, address, subscriber.owner, f"\n\n{personal}\n")
    queue(key, subscriber.unit, words, [recipient], not_after=at + LIFETIME)
