"""A partner approves without an account: by a link to their own mailbox, once, for these very bytes.

Only a mailbox on the domain of another institution that has joined counts as that institution's word (G14);
nobody here sees the link, so nobody here can use it. A consenting partner's approval is shown and counts for
nothing else.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.delivery.models import Channel
from sejuk.desk.delivery.services.queueing import Recipient, queue
from sejuk.desk.delivery.services.queueing import Words as Letter
from sejuk.desk.network.links import absolute
from sejuk.desk.network.models import Partner
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Institution, Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.access import access_response, newest
from sejuk.desk.responses.models import Approval, ApprovalRole, Asked, Note, Response, Version
from sejuk.desk.responses.services.approving import settle
from sejuk.desk.responses.transitions import APPROVES, WRITES
from sejuk.desk.shell.notify import notify

#: A link ends after this.
LIFETIME = timedelta(hours=48)
_SALT = "sejuk.partner-approval"


@transaction.atomic
def ask(member: Member, pk: int, address: str) -> Asked:
    """Send a link to a mailbox; where it went is not kept. Asked again before they answered, it is the same.

    Raises:
        Refused: nothing waits for approval, or the mailbox is neither on the domain of another institution
            that has joined nor a consenting partner's.
    """
    response = access_response(member, pk, lock=True)
    require(member, WRITES | APPROVES, response.unit)
    version = newest(response)
    if version.state not in ("submitted", "needs_other"):
        raise Refused(
            _("Mitra menyetujui yang sudah diajukan."), _("Ajukan dulu, lalu minta mitranya."), status=409
        )
    name, institution, owner = _addressee(response, address.strip().lower())
    at = clock.now()
    if (waiting := version.asked.filter(name=name, answered_at=None, expires_at__gt=at).first()) is not None:
        return waiting
    secret = secrets.token_urlsafe(32)
    asked = Asked.objects.create(
        version=version,
        name=name,
        institution=institution,
        word_digest=_digest(secret),
        digest=version.digest,
        asked_by=member,
        asked_at=at,
        expires_at=at + LIFETIME,
    )
    _mail(asked, address.strip(), owner, Signer(salt=_SALT).sign(secret))
    record(
        member, "response.partner_asked", "response", pk,
        version=version.number, institution=institution.pk if institution else None,
        expires_at=asked.expires_at.isoformat(),
    )  # fmt: skip
    notify("responses")
    return asked


def opened(word: str, *, lock: bool = False) -> Asked:
    """What a link is about, as long as it waits for its answer.

    Raises:
        Refused: nobody made this link, it was used, it is over, or the text moved on; all look alike.
    """
    try:
        secret = Signer(salt=_SALT).unsign(word)
    except BadSignature:
        secret = ""
    rows = Asked.objects.select_related("version__response__unit", "version__territory", "institution")
    if lock:
        rows = rows.select_for_update(of=("self", "version"))
    found = rows.filter(
        word_digest=_digest(secret),
        answered_at__isnull=True,
        expires_at__gt=clock.now(),
        digest=F("version__digest"),
        version__state__in=["submitted", "needs_other"],
    ).first()
    if not secret or found is None:
        raise Refused(
            _("Tautan ini tidak berlaku: sudah dipakai, sudah lewat, atau teksnya sudah berubah."),
            _("Minta tautan baru kepada yang mengirimkannya."),
            status=404,
        )
    return found


@transaction.atomic
def answer(word: str, *, agrees: bool, comment: str = "") -> Asked:
    """The partner answers, once. What they write is a private note of the desk."""
    asked = opened(word, lock=True)
    version = asked.version
    asked.answered_at, asked.agrees = clock.now(), agrees
    asked.save(update_fields=["answered_at", "agrees"])
    if comment.strip():
        Note.objects.create(
            response=version.response, partner=asked.name, at=asked.answered_at, text=comment.strip()
        )
    record(None, "response.partner_answered", "response", version.response_id,
           version=version.number, agrees=agrees)  # fmt: skip
    if agrees:
        _sign(asked, asked.answered_at)
    notify("responses")
    return asked


def _sign(asked: Asked, at: datetime) -> None:
    version = asked.version
    Approval.objects.create(
        version=version,
        role=ApprovalRole.PARTNER,
        institution=asked.institution,
        asked=asked,
        digest=asked.digest,
        at=at,
    )
    if version.state == "needs_other" and asked.institution is not None:
        settle(None, version)


def _addressee(response: Response, address: str) -> tuple[str, Institution | None, str]:
    """Who reads that mailbox, by the public name."""
    institution = _institution_of(address.partition("@")[2])
    if institution is not None and institution.pk != response.institution_id:
        if response.case is not None and response.case.accused.filter(pk=institution.pk).exists():
            raise Refused(
                _("Klaim ini menuduh lembaga itu, jadi lembaga itu tidak menyetujui."),
                _("Minta lembaga lain."),
            )
        return institution.name, institution, ""
    partner = _partner_of(response, address)
    if partner is None:
        raise Refused(
            _("Alamat ini bukan surel lembaga lain yang sudah bergabung, dan bukan mitra yang menyetujui."),
            _("Pakai surel pada domain lembaganya, atau tanyakan dulu kesediaan mitranya di menu Mitra."),
            status=422,
        )
    return partner.name, None, partner.owner


def _institution_of(domain: str) -> Institution | None:
    joined = Institution.objects.filter(joined_at__isnull=False)
    return next((one for one in joined if domain == one.domain or domain.endswith(f".{one.domain}")), None)


def _partner_of(response: Response, address: str) -> Partner | None:
    """A consenting partner of the text's unit, or of one above or below it."""
    path = response.unit.path
    rows = Partner.objects.filter(contact__iexact=address, state="active").select_related("unit")
    return next(
        (one for one in rows if one.unit.path.startswith(path) or path.startswith(one.unit.path)), None
    )


def _mail(asked: Asked, address: str, owner: str, word: str) -> None:
    version: Version = asked.version
    unit = version.response.unit
    letter = Letter(
        _("Mohon dibaca: %(title)s") % {"title": version.title},
        _(
            "%(unit)s (%(institution)s) meminta Anda membaca sebuah teks sebelum terbit. "
            "Anda boleh menyetujui, tidak menyetujui, atau tidak menjawab."
        )
        % {"unit": unit.name, "institution": version.response.institution.name},
    )
    link = absolute("responses:partner", word)
    personal = _("Tautan untuk Anda, berlaku 48 jam dan sekali pakai: %(link)s") % {"link": link}
    recipient = Recipient(
        key=f"asked:{asked.pk}",
        channel=Channel.MAIL,
        address=address,
        owner=owner,
        personal=f"\n\n{personal}\n",
    )
    queue(f"asked:{asked.pk}", unit, letter, [recipient], urgent=True, not_after=asked.expires_at)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
