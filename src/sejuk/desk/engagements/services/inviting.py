"""Make invitations: nobody twice, and nobody who does not want to be asked."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.engagements.access import locked_engagement
from sejuk.desk.engagements.asking import is_never_asked
from sejuk.desk.engagements.contacts import asking_digest, is_mail, meeting_digest, read_contact
from sejuk.desk.engagements.models import Engagement, EngagementState, Invitation
from sejuk.desk.engagements.models.invitation import new_ticket
from sejuk.desk.engagements.partners import contacts_of_partners
from sejuk.desk.engagements.sealing import seal_contact
from sejuk.desk.engagements.services.mailing import mail_invitations
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify

#: Typed contacts at once, and links at once.
MOST = 200


@dataclass(slots=True)
class Made:
    """What came of a list of contacts: only those that cannot be read are named again."""

    invitations: list[Invitation] = field(default_factory=list)
    twice: int = 0
    unasked: int = 0
    unreadable: list[str] = field(default_factory=list)
    #: Those invited by telephone number: the officer hands their link on.
    to_hand_on: list[Invitation] = field(default_factory=list)


@transaction.atomic
def invite_contacts(member: Member, pk: int, category: str, typed: Iterable[str], site: str = "") -> Made:
    """Invite people by e-mail address or telephone number; the desk forgets both after the meeting.

    Args:
        site: the desk's address for the links in mail, where the settings name none.
    """
    lines = list(typed)
    if len(lines) > MOST:
        raise Refused(
            _("Sekali kirim paling banyak %(most)d baris; ini %(count)d.")
            % {"most": MOST, "count": len(lines)},
            _("Bagi daftarnya, lalu undang bagian demi bagian. Belum ada yang diundang."),
            status=422,
        )
    return _invite(member, inviting(member, pk, category), category, lines, site)


@transaction.atomic
def invite_partners(member: Member, pk: int, category: str, site: str = "") -> Made:
    """Invite every partner of a category who asked for it, however many: nobody is left out."""
    engagement = inviting(member, pk, category)
    contacts = contacts_of_partners(member, engagement, category)
    if not contacts:
        raise Refused(
            _("Belum ada mitra kategori ini yang meminta undangan lewat surel."),
            _("Undang lewat surel, nomor telepon, atau tautan."),
            status=409,
        )
    return _invite(member, engagement, category, contacts, site)


def _invite(member: Member, engagement: Engagement, category: str, lines: list[str], site: str) -> Made:
    made = Made()
    for line in lines:
        contact = read_contact(line)
        if contact is None:
            made.unreadable.append(line)
        elif engagement.invitations.filter(once=meeting_digest(engagement.pk, contact)).exists():
            made.twice += 1
        elif is_never_asked(contact):
            made.unasked += 1
        else:
            _one(engagement, category, contact, made)
    _told(member, engagement, category, made)
    mail_invitations(engagement, made.invitations, site)
    return made


@transaction.atomic
def invite_by_link(member: Member, pk: int, category: str, count: int, form: uuid.UUID | None = None) -> Made:
    """Make links to hand on by another way; the desk does not learn to whom.

    Args:
        form: the form they come from; sent again, it shows the same links and makes no others.
    """
    engagement, form, at = inviting(member, pk, category), form or uuid.uuid4(), clock.now()
    if known := list(engagement.invitations.filter(form=form)):  # the meeting is locked
        return Made(known)
    made = Made()
    for place in range(min(count, MOST)):
        invitation = _invitation(engagement, category, "", at)
        invitation.form, invitation.place = form, place
        invitation.save()
        made.invitations.append(invitation)
    _told(member, engagement, category, made)
    return made


def inviting(member: Member, pk: int, category: str) -> Engagement:
    """A locked meeting that takes more invitations of this category."""
    engagement = locked_engagement(member, pk)
    open_states = (EngagementState.INVITED, EngagementState.POSTPONED)
    if engagement.state not in open_states or engagement.drawn_at is not None:
        raise Refused(
            _("Undangan tidak dapat ditambah sekarang."),
            _("Buka dulu undangannya; sesudah undian, berlangsung, atau batal tidak ada undangan baru."),
            status=409,
        )
    if not engagement.categories.filter(category=category).exists():
        raise Refused(
            _("Kategori ini belum termasuk yang diundang."),
            _("Tambahkan dulu kategorinya: setiap undangan menyebut siapa saja yang diundang."),
            status=422,
        )
    return engagement


def _one(engagement: Engagement, category: str, contact: str, made: Made) -> None:
    invitation = _invitation(engagement, category, contact, clock.now())
    try:
        with transaction.atomic():
            invitation.save()
    except IntegrityError:  # the database knows those who do not want to be asked
        made.unasked += 1
        return
    made.invitations.append(invitation)
    if not is_mail(contact):
        made.to_hand_on.append(invitation)


def _invitation(engagement: Engagement, category: str, contact: str, at: datetime) -> Invitation:
    ticket = new_ticket()
    invitation = Invitation(engagement=engagement, category=category, ticket=ticket, invited_at=at)
    if contact:
        invitation.contact = seal_contact(contact, ticket)
        invitation.once = meeting_digest(engagement.pk, contact)
        invitation.asks = asking_digest(contact)
    return invitation


def _told(member: Member, engagement: Engagement, category: str, made: Made) -> None:
    if made.invitations:
        count = len(made.invitations)
        record(member, "engagement.invited", "engagement", engagement.pk, category=category, count=count)
    if made.unasked:
        record(member, "engagement.ask_refused", "engagement", engagement.pk, count=made.unasked)
    notify("engagements")
