"""Takes a citizen's report in: a message for the tip-line, and a report with a number for the desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.views.decorators.debug import sensitive_variables

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.models import Report
from sejuk.desk.cases.public.contact import seal
from sejuk.desk.cases.public.numbers import new_number
from sejuk.desk.cases.reporting.places import country
from sejuk.desk.cases.reporting.routing import unit_for
from sejuk.desk.listening.models import Source
from sejuk.desk.listening.tipline.receiving import Outcome, Tip, receive, tip_line
from sejuk.desk.organisation.models import Territory
from sejuk.desk.shell.notify import notify
from sejuk.engine import canonical_url, mask_mentions

#: What became of the message when it was taken. Each sender gets a number, also one behind whose network
#: somebody sent the same before.
TAKEN = frozenset({Outcome.ENTERED, Outcome.HELD, Outcome.ALREADY})


@dataclass(frozen=True, slots=True)
class Told:
    """A report as it came. ``sender`` tells senders apart; it is hashed and forgotten (G1)."""

    client_id: UUID
    text: str = field(repr=False)
    address: str = field(default="", repr=False)
    sender: str = field(default="", repr=False)
    place: Territory | None = None
    contact: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Received:
    """What became of the message, and the number where it was taken."""

    outcome: Outcome
    number: str = ""


@sensitive_variables()
def receive_report(told: Told) -> Received:
    """Take a citizen's report in, once however often its form is sent. What is refused is not stored."""
    source = tip_line()
    if source is None:
        return Received(Outcome.CLOSED)
    if known := _known(told):
        return known
    try:
        return _receive(source, told)
    except IntegrityError:  # the same form, sent twice in one moment
        known = _known(told)
        if known is None:
            raise
        return known


def _known(told: Told) -> Received | None:
    sent = Report.objects.filter(client_id=told.client_id, kind=Report.Kind.PUBLIC)
    number = sent.values_list("number", flat=True).first()
    return Received(Outcome.ALREADY, number) if number else None


@sensitive_variables()
@transaction.atomic
def _receive(source: Source, told: Told) -> Received:
    outcome = receive(Tip(told.text, told.address, told.sender))
    if outcome not in TAKEN:
        return Received(outcome)
    report = _store(source, told)
    has_contact = bool(told.contact)
    record(
        None, "report.received", "report", report.pk, public=True, unit=report.unit_id, contact=has_contact
    )
    notify("cases")
    return Received(outcome, report.number)


@sensitive_variables()
def _store(source: Source, told: Told) -> Report:
    at, number, place = clock.now(), new_number(), told.place or country()
    return Report.objects.create(
        number=number,
        client_id=told.client_id,
        kind=Report.Kind.PUBLIC,
        text=mask_mentions(told.text.strip()),
        address=canonical_url(told.address) or "" if told.address.strip() else "",
        territory=place,
        unit=unit_for(source.institution, place),
        contact=seal(told.contact, number),
        received_at=at,
        expires_at=at + timedelta(days=source.office.retention_days),
    )
