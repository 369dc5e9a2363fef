"""Found the office: all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.models import Member, Office, Role, SetupCode, Territory
from sejuk.desk.organisation.seating import add_institution, seat
from sejuk.desk.organisation.services.first_sources import propose_feed
from sejuk.desk.organisation.territories import load_territories
from sejuk.desk.organisation.trees import plant, trees


@dataclass(frozen=True, slots=True)
class FirstFeed:
    """A feed to propose at the start; it stays a draft until people decide about it."""

    name: str
    url: str
    purpose: str
    ends_on: date


@dataclass(frozen=True, slots=True)
class Founding:
    """What the first-run page asks for (G18)."""

    controller: str
    legal_order: str
    purpose: str
    contact: str
    retention_days: int
    tree: str
    province: str
    institution: str
    short_name: str
    domain: str
    administrator: str
    email: str
    password: str
    feeds: Sequence[FirstFeed] = ()


@transaction.atomic
def found_office(given: Founding) -> Member:
    """Make the office, its institution, units, administrator and first drafts; the setup code is used up.

    Raises:
        django.db.IntegrityError: where there is an office already (two pages sent at once).
    """
    Office.objects.create(
        controller=given.controller,
        legal_order=given.legal_order,
        purpose=given.purpose,
        contact=given.contact,
        retention_days=given.retention_days,
        created_at=clock.now(),
    )
    load_territories()
    administrator = _first_member(given)
    record(
        administrator,
        "office.founded",
        "office",
        1,
        template=given.tree,
        territory=given.province,
        retention_days=given.retention_days,
    )
    for feed in given.feeds:
        propose_feed(administrator, feed.name, feed.url, feed.purpose, feed.ends_on)
    SetupCode.objects.all().delete()
    return administrator


def _first_member(given: Founding) -> Member:
    tree = trees()[given.tree]
    institution = add_institution(
        given.institution, given.short_name, tree.institution, given.domain, founder=True
    )
    top = plant(tree, institution, Territory.objects.get(code=given.province))
    return seat(top, given.administrator, given.email, Role.ADMINISTRATOR, given.password)
