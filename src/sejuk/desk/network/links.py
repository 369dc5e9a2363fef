"""Addresses without a login: unguessable, and worthless to whoever has only a copy of the database."""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.translation import gettext as _

from sejuk.desk.network.models import Broadcast, Partner
from sejuk.desk.organisation.refusal import Refused

_PARTNER, _STOP, _KIT = "sejuk.partner", "sejuk.stop", "sejuk.kit"


def absolute(view: str, word: str) -> str:
    """The full address of a public page, for a mail that is read elsewhere."""
    if not settings.SITE_URL:
        raise Refused(
            _("Alamat situs Sejuk belum diatur, jadi tautan belum dapat dikirim."),
            _("Administrator mengisi SEJUK_SITE_URL."),
            status=409,
        )
    return f"{settings.SITE_URL}{reverse(view, args=[word])}"


def partner_word(partner: Partner) -> str:
    """The word that opens the partner's own page."""
    return Signer(salt=_PARTNER).sign(partner.secret)


def stop_word(partner: Partner) -> str:
    """The word of the stop link in a mail. It ends and opens nothing: mails are forwarded and archived."""
    return Signer(salt=_STOP).sign(partner.secret)


def partner_of(word: str) -> Partner | None:
    """The partner whose page it opens; None where it opens none."""
    return _signed(word, _PARTNER)


def stopped_by(word: str) -> Partner | None:
    """The partner whom the stop link of a mail ends; None where it ends nobody."""
    return _signed(word, _STOP)


def _signed(word: str, salt: str) -> Partner | None:
    try:
        secret = Signer(salt=salt).unsign(word)
    except BadSignature:
        return None
    return Partner.objects.filter(secret=secret, state="active").select_related("unit__institution").first()


def kit_word(broadcast: Broadcast, partner: Partner) -> str:
    """The word of one partner's copy of a kit. It says which kit, and to nobody whose copy it is."""
    said = f"{broadcast.pk}\x00{partner.secret}".encode()
    own = hmac.digest(settings.SECRET_KEY.encode(), b"sejuk.kit\x00" + said, hashlib.sha256).hex()[:32]
    return Signer(salt=_KIT).sign(f"{broadcast.pk}-{own}")


def kit_of(word: str) -> tuple[int, str] | None:
    """Key of the kit and a digest of the copy, for receipts; None where the word was not made here."""
    try:
        key, _between, own = Signer(salt=_KIT).unsign(word).partition("-")
    except BadSignature:
        return None
    return int(key), hashlib.sha256(own.encode()).hexdigest()
