"""An officer proposes somebody; a mail asks them. Nothing more happens until they answer themselves."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.delivery.models import Channel
from sejuk.desk.delivery.services.forgetting import forget
from sejuk.desk.delivery.services.queueing import Recipient, Words, queue
from sejuk.desk.network.access import access_partner
from sejuk.desk.network.links import absolute
from sejuk.desk.network.models import Partner, PartnerState
from sejuk.desk.network.partners.leaving_alone import SILENCE, leave_alone, left_alone
from sejuk.desk.network.transitions import KEEPS
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.organisation.signature import signature
from sejuk.desk.shell.notify import notify

#: Without an answer a proposal is deleted after this.
ANSWER_WITHIN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The bare minimum: who, what they are in public, and where to ask them."""

    kind: str
    name: str
    contact: str


def propose(member: Member, unit: Unit, proposal: Proposal) -> Partner:
    """Ask one person.

    Raises:
        Refused: they were asked already, are a partner, or do not want to be asked.
    """
    taken = is_taken([proposal.contact])
    if left_alone([proposal.contact], clock.now()) or taken:
        raise _asked_already()
    return propose_all(member, unit, [proposal])[0]


def is_taken(contacts: Sequence[str]) -> set[str]:
    """Those of the contacts (in lower case) that are partners or were asked."""
    lowered = [contact.lower() for contact in contacts]
    rows = Partner.objects.filter(contact__in=lowered)
    return set(rows.values_list("contact", flat=True))


@transaction.atomic
def propose_all(member: Member, unit: Unit, proposals: Sequence[Proposal]) -> list[Partner]:
    """Ask many, each by a mail of their own. Callers leave out who is not to be asked."""
    require(member, KEEPS, unit)
    words = {_key(one): secrets.token_urlsafe(32) for one in proposals}
    made = [_propose(unit, one, words[_key(one)]) for one in proposals]
    _insert(made)
    recipients = [_recipient(partner, words[partner.contact]) for partner in made]
    queue(f"consent:{unit.pk}", unit, _mail(unit), recipients)
    for partner in made:
        record(member, "partner.proposed", "partner", partner.pk, kind=partner.kind, unit=unit.pk)
    notify("network")
    return made


@transaction.atomic
def withdraw(member: Member, pk: int) -> None:
    """Take back a proposal, or let a partner go: the row goes, and so does everything that hangs on it.

    Nobody asks them again soon: else taking back and proposing anew would be asking without end (G8).
    """
    partner = access_partner(member, pk)
    require(member, KEEPS, partner.unit)
    forget(partner.owner)
    leave_alone(partner.contact, clock.now() + SILENCE)
    record(member, "partner.withdrawn", "partner", pk, unit=partner.unit_id)
    Partner.objects.filter(pk=pk).delete()
    notify("network")


def _insert(made: list[Partner]) -> None:
    """Somebody else may have asked in the same second; then nobody is asked twice."""
    try:
        with transaction.atomic():
            Partner.objects.bulk_create(made)
    except IntegrityError:
        raise _asked_already() from None


def _asked_already() -> Refused:
    return Refused(
        _("Alamat ini sudah pernah ditanya, jadi tidak ditanya lagi."),
        _("Yang bersangkutan yang memilih. Jangan memintanya lewat jalan lain."),
        status=409,
    )


def _key(proposal: Proposal) -> str:
    return proposal.contact.strip().lower()


def _propose(unit: Unit, proposal: Proposal, word: str) -> Partner:
    at = clock.now()
    return Partner(
        unit=unit,
        kind=proposal.kind,
        name=proposal.name.strip(),
        contact=_key(proposal),
        state=PartnerState.PROPOSED,
        proposed_at=at,
        expires_at=at + ANSWER_WITHIN,
        consent_digest=hashlib.sha256(word.encode()).hexdigest(),
        secret=secrets.token_urlsafe(32),
    )


def _recipient(partner: Partner, word: str) -> Recipient:
    link = absolute("network:consent", word)
    return Recipient(
        key=f"consent:{partner.pk}:{partner.consent_digest[:12]}",
        channel=Channel.MAIL,
        address=partner.contact,
        owner=partner.owner,
        personal=f"\n{link}\n\n{signature(partner.unit)}\n",
    )


def _mail(unit: Unit) -> Words:
    context = {"unit": unit, "institution": unit.institution, "days": ANSWER_WITHIN.days}
    with translation.override("id"), timezone.override(unit.time_zone):
        subject = _("Bersediakah Anda menerima klarifikasi dari %(unit)s?") % {"unit": unit.name}
        return Words(subject, render_to_string("network/mail/consent.txt", context))
