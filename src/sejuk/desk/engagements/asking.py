"""Who does not want to be asked again: one list of keyed hashes, for every room that asks people (G8)."""

from __future__ import annotations

from sejuk.desk import clock
from sejuk.desk.engagements.contacts import asking_digest, read_contact
from sejuk.desk.engagements.models import DoNotAsk
from sejuk.desk.network.partners.leaving_alone import leave_alone, left_alone


def never_ask(typed: str) -> bool:
    """Put somebody on the list of those who are not asked any more; whether there was a contact to put."""
    contact = read_contact(typed)
    if contact is None:
        return False
    row = DoNotAsk(digest=asking_digest(contact), since=clock.now().date())
    DoNotAsk.objects.bulk_create([row], ignore_conflicts=True)
    leave_alone(contact, None)  # nor to become a partner
    return True


def is_never_asked(typed: str) -> bool:
    """Whether a contact is on that list; a room asks before it writes to somebody new."""
    contact = read_contact(typed)
    if contact is None:
        return False
    refused = DoNotAsk.objects.filter(digest=asking_digest(contact)).exists()
    return refused or bool(left_alone([contact], clock.now()))
