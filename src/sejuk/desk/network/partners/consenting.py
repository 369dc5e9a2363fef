"""What only the person themselves does: agree, choose, change, leave."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.delivery.services.forgetting import forget
from sejuk.desk.network.models import Partner, PartnerState
from sejuk.desk.network.partners.leaving_alone import SILENCE, leave_alone
from sejuk.desk.network.transitions import PARTNER_TRANSITIONS
from sejuk.desk.organisation.models import Territory
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition

#: How long the form of an agreement, sent again, leads to the partner's own page.
SECOND_CLICK = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that a partner decides about themselves."""

    name: str
    territory: Territory
    subjects: Sequence[str]
    way: str
    language: str
    is_listed: bool
    disclosure: str


def asked(word: str) -> Partner:
    """The proposal that a mailed link belongs to.

    Raises:
        Refused: it was answered, withdrawn, or its time is over; all three look alike.
    """
    found = Partner.objects.filter(
        consent_digest=_digest(word), state=PartnerState.PROPOSED, expires_at__gt=clock.now()
    )
    partner = found.select_related("unit__institution", "unit__territory").first()
    if partner is None:
        raise Refused(
            _("Tautan ini tidak berlaku lagi: sudah dijawab, ditarik, atau lewat waktunya."),
            _("Bila Anda masih ingin menjadi mitra, hubungi kantornya."),
            status=404,
        )
    return partner


def just_agreed(word: str) -> Partner | None:
    """Who agreed by this word a moment ago. Later that link opens nothing: mails are forwarded."""
    since = clock.now() - SECOND_CLICK
    found = Partner.objects.filter(consent_digest=_digest(word), state=PartnerState.ACTIVE)
    return found.filter(consented_at__gt=since).select_related("unit__institution").first()


@transaction.atomic
def consent(word: str, choices: Choices) -> Partner:
    """Agree. The word of the link is the proof that the database asks for. A second click changes nothing."""
    Partner.objects.select_for_update().filter(consent_digest=_digest(word)).first()
    if (agreed := just_agreed(word)) is not None:
        return agreed
    partner = asked(word)
    partner.state = transition(PARTNER_TRANSITIONS, "consent", partner.state).end
    partner.consent_proof, partner.consented_at = word, clock.now()
    _apply(partner, choices)
    record(None, "partner.consented", "partner", partner.pk, kind=partner.kind)
    return partner


@transaction.atomic
def change(partner: Partner, choices: Choices) -> Partner:
    """Change one's own choices."""
    _apply(partner, choices)
    record(None, "partner.changed", "partner", partner.pk)
    return partner


@transaction.atomic
def decline(word: str) -> None:
    """Say no. No reason is asked for, the row goes, and nobody asks again; said twice it is one no."""
    if Partner.objects.filter(consent_digest=_digest(word)).exists():
        _leave(asked(word), None)


@transaction.atomic
def leave(partner: Partner) -> None:
    """End it: the row goes with everything that hangs on it, and nobody asks again."""
    _leave(partner, None)


@transaction.atomic
def stop(partner: Partner) -> None:
    """End it by the link of a mail: the row goes, but whoever has the mail bars nobody for good."""
    _leave(partner, clock.now() + SILENCE)


def _leave(partner: Partner, until: datetime | None) -> None:
    forget(partner.owner)
    leave_alone(partner.contact, until)
    record(None, "partner.left", "partner", "")
    Partner.objects.filter(pk=partner.pk).delete()
    notify("network")


def _apply(partner: Partner, choices: Choices) -> None:
    partner.name, partner.territory = choices.name.strip(), choices.territory
    partner.subjects, partner.way = sorted(choices.subjects), choices.way
    partner.language, partner.is_listed = choices.language, choices.is_listed
    partner.disclosure = choices.disclosure.strip()
    partner.save()
    notify("network")


def _digest(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()
