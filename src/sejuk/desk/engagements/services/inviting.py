"""Make invitations: nobody twice, and nobody who does not want to be asked."""

from __future__ import annotations

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
from sejuk.desk.engagements.models import Category, Engagement, EngagementState, Invitation
from sejuk.desk.engagements.models.invitation import new_ticket
from sejuk.desk.engagements.sealing import seal_contact
from sejuk.desk.engagements.services.mailing import mail_invitations
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify

#: Contacts at once, and links at once.
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
    engagement, made = inviting(member, pk, category), Made()
    for line in list(typed)[:MOST]:
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
def invite_by_link(member: Member, pk: int, category: str, count: int) -> Made:
    """Make links to hand on by another way; the desk does not learn to whom."""
    engagement = inviting(member, pk, category)
    at = clock.now()
    made = Made([_invitation(engagement, category, "", at) for _one in range(min(count, MOST))])
    for invitation in made.invitations:
        invitation.save()
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
    if category not in Category.values or not engagement.categories.filter(category=category).exists():
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
