"""Mail to those who were invited by e-mail address: the invitation, and news about the meeting.

Delivery sends each message at most once and forgets the address with it; a no here forgets what still waits.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from sejuk.desk.delivery.models import Channel
from sejuk.desk.delivery.services.forgetting import forget
from sejuk.desk.delivery.services.queueing import Recipient, Words, queue
from sejuk.desk.engagements.contacts import is_mail
from sejuk.desk.engagements.links import address_of
from sejuk.desk.engagements.models import Engagement, Invitation
from sejuk.desk.engagements.sealing import unseal_contact
from sejuk.desk.engagements.wording import invitation_body, news_body, personal_end


def mail_invitations(engagement: Engagement, invitations: Iterable[Invitation], site: str = "") -> int:
    """Queue an invitation to each that has an e-mail address; give how many."""
    words = Words(f"Undangan: {engagement.title}", invitation_body(engagement).replace("*", ""))
    return _queue(engagement, words, invitations, "", site)


def mail_news(engagement: Engagement, what: str, site: str = "") -> int:
    """Tell everybody whose address is still known that something changed; each change once."""
    words = Words(f"Perubahan: {engagement.title}", news_body(engagement, what))
    known = engagement.invitations.exclude(contact=b"").filter(key__isnull=False)
    return _queue(engagement, words, known, f":{engagement.moved_at.timestamp():.0f}", site)


def stop_mail(invitation: Invitation) -> None:
    """Nothing more goes to somebody who said no."""
    forget(_owner(invitation))


@sensitive_variables()
def _queue(
    engagement: Engagement, words: Words, invitations: Iterable[Invitation], which: str, site: str
) -> int:
    found = [recipient for one in invitations if (recipient := _recipient(engagement, one, which, site))]
    if not found:
        return 0
    return queue(f"engagement:{engagement.pk}", engagement.unit, words, found, not_after=engagement.starts_at)


@sensitive_variables()
def _recipient(engagement: Engagement, invitation: Invitation, which: str, site: str) -> Recipient | None:
    contact = unseal_contact(invitation.contact, invitation.ticket)
    if not contact or not is_mail(contact):
        return None
    link = address_of(invitation)
    link = link if settings.SITE_URL else f"{site}{link}"
    return Recipient(
        key=f"invitation:{invitation.ticket}{which}",
        channel=Channel.MAIL,
        address=contact,
        owner=_owner(invitation),
        personal=personal_end(engagement, link),
    )


def _owner(invitation: Invitation) -> str:
    return f"invitation:{invitation.ticket}"
