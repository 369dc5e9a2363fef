"""Pictures of a kit: chosen while it is a draft, frozen with its words, taken back with it.

Each is a copy: what the bank or the office's look becomes later changes nothing of what was approved. Where
the bank withdraws a picture (its rights, a face), it is not shown any more, wherever it went.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from io import BytesIO

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from PIL import Image

from sejuk.desk.audit import record
from sejuk.desk.bank import banking
from sejuk.desk.bank.access import access_item
from sejuk.desk.bank.models import Item, ItemState
from sejuk.desk.bank.searching import search
from sejuk.desk.network.broadcasts.carding import card_of
from sejuk.desk.network.broadcasts.composing import draft_in_hand
from sejuk.desk.network.models import Broadcast, BroadcastPicture, BroadcastState
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.photos.access import jpeg_of
from sejuk.desk.photos.models import PhotoState
from sejuk.desk.shell.notify import notify

#: A kit has so many pictures of the bank at most.
MOST = 4


def offered(member: Member, words: str) -> QuerySet[Item]:
    """Pictures of the bank that any office may use."""
    found = search(member, words, {})
    return found.filter(state=ItemState.APPROVED, photo__state=PhotoState.CHECKED)


@transaction.atomic
def add(member: Member, pk: int, item_key: int) -> BroadcastPicture:
    """Put a copy of a picture of the bank into a draft; a second click changes nothing."""
    broadcast = draft_in_hand(member, pk)
    item = access_item(member, item_key)
    if known := broadcast.pictures.filter(item=item).first():
        return known
    if item.state != ItemState.APPROVED or item.photo is None or not item.photo.is_shown:
        raise Refused(
            _("Gambar ini tidak boleh dipakai sekarang."), _("Pilih gambar lain di bank konten."), status=409
        )
    if broadcast.pictures.exclude(item=None).count() >= MOST:
        raise Refused(
            _("Satu siaran memuat paling banyak empat gambar dari bank konten."),
            _("Keluarkan salah satu lebih dulu."),
            status=409,
        )
    body = jpeg_of(item.photo)
    made = _kept(broadcast, body, "image/jpeg", item.photo.alt, item.origin, item.rights, item)
    record(member, "broadcast.pictured", "broadcast", pk, item=item.pk, sha256=made.sha256)
    notify("network")
    return made


@transaction.atomic
def remove(member: Member, pk: int, picture: int) -> None:
    """Take a picture out of a draft."""
    broadcast = draft_in_hand(member, pk)
    broadcast.pictures.filter(pk=picture).delete()
    record(member, "broadcast.unpictured", "broadcast", pk)
    notify("network")


def freeze(broadcast: Broadcast, at: datetime) -> None:
    """Before a draft is submitted: its pictures may still be used, and its card says what it says now."""
    refuse_withdrawn(broadcast)
    broadcast.pictures.filter(item=None).delete()
    if broadcast.with_card:
        made = card_of(broadcast, at)
        _kept(broadcast, made.png, "image/png", made.alt, broadcast.author_institution.name, Item.Rights.OWN)


def refuse_withdrawn(broadcast: Broadcast) -> None:
    """Refuse a kit with a picture that the bank withdrew.

    Raises:
        Refused: it has one.
    """
    if broadcast.pictures.filter(item__state=ItemState.WITHDRAWN).exists():
        raise Refused(
            _("Salah satu gambarnya sudah ditarik dari bank konten."),
            _("Keluarkan gambar itu dari rancangannya, atau tulis siaran baru tanpa gambar itu."),
            status=409,
        )


def use(member: Member, broadcast: Broadcast) -> None:
    """Put on record in the bank what goes out, so that a withdrawal reaches the unit that used it."""
    for picture in broadcast.pictures.exclude(item=None).order_by("item_id"):
        banking.use(
            member, picture.item_id or 0, _("Siaran: %(title)s") % {"title": broadcast.title[:140]}, ""
        )


def said_of(broadcast: Broadcast) -> list[dict[str, str]]:
    """What a kit's digest says of its pictures."""
    names = ("sha256", "media_type", "alt", "origin", "rights")
    return [{name: getattr(one, name) for name in names} for one in broadcast.pictures.order_by("pk")]


def shown(broadcast: Broadcast) -> list[BroadcastPicture]:
    """Pictures that may be seen now: not erased, not withdrawn, and the very bytes that were approved."""
    rows = broadcast.pictures.filter(Q(item=None) | Q(item__state=ItemState.APPROVED)).order_by("pk")
    return [one for one in rows if hashlib.sha256(bytes(one.body)).hexdigest() == one.sha256]


def erase_ended(at: datetime) -> int:
    """Erase the bytes of kits whose pages have ended, and of those that were left."""
    ended = Q(broadcast__state=BroadcastState.WITHDRAWN) | Q(broadcast__expires_at__lte=at)
    return BroadcastPicture.objects.filter(ended).exclude(body=b"").update(body=b"")


def _kept(
    broadcast: Broadcast, body: bytes, media_type: str, alt: str, origin: str, rights: str,
    item: Item | None = None,
) -> BroadcastPicture:  # fmt: skip
    with Image.open(BytesIO(body)) as opened:
        width, height = opened.size
    return BroadcastPicture.objects.create(
        broadcast=broadcast,
        item=item,
        body=body,
        sha256=hashlib.sha256(body).hexdigest(),
        media_type=media_type,
        width=width,
        height=height,
        alt=alt,
        origin=origin,
        rights=rights,
    )
