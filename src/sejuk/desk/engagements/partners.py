"""Partners who asked for invitations, by their own consent (the room of networks keeps them)."""

from __future__ import annotations

from collections.abc import Iterable

from django.views.decorators.debug import sensitive_variables

from sejuk.desk.engagements.models import Engagement
from sejuk.desk.network.access import accessible_partners
from sejuk.desk.network.models import Partner, PartnerState, Subject, Way
from sejuk.desk.organisation.models import Member


@sensitive_variables()
def contacts_of_partners(member: Member, engagement: Engagement, category: str) -> list[str]:
    """Addresses of all partners in reach who asked for invitations by mail; nobody is picked out."""
    rows = accessible_partners(member).filter(
        state=PartnerState.ACTIVE, way=Way.MAIL, kind=category, subjects__contains=[Subject.INVITATIONS]
    )
    return [one.contact for one in _near(rows, engagement)]


def _near(partners: Iterable[Partner], engagement: Engagement) -> Iterable[Partner]:
    """Those who want to hear of this territory, of one around it, or of one in it."""
    place = engagement.territory
    for one in partners:
        theirs = one.territory
        if theirs is None or theirs.contains(place.code) or place.contains(theirs.code):
            yield one
