"""Drafts of the first sources. Nothing is heard yet: a draft has to be proposed and agreed to (G16)."""

from __future__ import annotations

from datetime import date

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.models import Member


def propose_feed(member: Member, name: str, url: str, purpose: str, ends_on: date) -> int:
    """Draft a feed of an outlet for the member's unit and give its key."""
    from sejuk.desk.listening.models import Source  # the listening room knows this one, not the other way

    source = Source.objects.create(
        connector="feeds",
        config={"url": url},
        name=name,
        kind=Source.Kind.OUTLET,
        territory=member.unit.territory,
        purpose=purpose,
        ends_on=ends_on,
        unit=member.unit,
        institution=member.institution,
        requested_by=member,
        requested_at=clock.now(),
    )
    record(member, "source.drafted", "source", source.pk, connector="feeds", kind=source.kind)
    return source.pk
