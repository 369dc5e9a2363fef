"""What the public and field officers send, as the services store it. Everything here is invented."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from sejuk.desk import clock
from sejuk.desk.cases.appealing.receiving import Asked, receive_appeal
from sejuk.desk.cases.models import Appeal, Report
from sejuk.desk.cases.public.contact import seal
from sejuk.desk.cases.public.numbers import new_number
from sejuk.desk.cases.reporting.field import Heard
from sejuk.desk.listening.models import Source
from sejuk.desk.organisation.models import Member
from tests.desk.listening.given import make_source
from tests.desk.office import Desk

SAID = "Kabarnya kotak suara di gudang kecamatan sudah dicoblos sebelum hari pemungutan suara"
MAIL = "warga.teduh@surat.example"


def open_line(desk: Desk) -> Source:
    """The tip-line, without which nothing from the public is taken."""
    return make_source(desk, now=clock.now(), connector="tips", config={}, kind=Source.Kind.TIP_LINE)


def make_report(desk: Desk, *, contact: str = "", **changes: Any) -> Report:
    """A citizen's report that waits at the Polres."""
    at, number = clock.now(), new_number()
    values: dict[str, Any] = {
        "number": number,
        "kind": Report.Kind.PUBLIC,
        "text": SAID,
        "territory": desk.regency,
        "unit": desk.polres,
        "contact": seal(contact, number),
        "received_at": at,
        "expires_at": at + timedelta(days=30),
    }
    return Report.objects.create(**(values | changes))


def make_field_report(member: Member, **changes: Any) -> Report:
    """A field report that waits for the officer's word."""
    at = clock.now()
    values: dict[str, Any] = {
        "number": new_number(),
        "kind": Report.Kind.FIELD,
        "title": "Warga membicarakan kotak suara yang katanya sudah dicoblos",
        "text": SAID,
        "medium": Report.Medium.SPOKEN,
        "territory": member.unit.territory,
        "unit": member.unit,
        "by": member,
        "received_at": at,
        "expires_at": at + timedelta(days=30),
    }
    return Report.objects.create(**(values | changes))


def heard(**changes: Any) -> Heard:
    """What an officer met at a market."""
    values: dict[str, Any] = {
        "client_id": uuid.uuid4(),
        "title": "Warga membicarakan kotak suara yang katanya sudah dicoblos",
        "text": "Di pasar, beberapa pedagang mengatakan hal yang sama.",
        "medium": Report.Medium.SPOKEN,
    }
    return Heard(**(values | changes))


def make_appeal(desk: Desk, **changes: Any) -> Appeal:
    """A request without a case, at the Polda."""
    at = clock.now()
    values: dict[str, Any] = {
        "number": new_number(),
        "kind": Appeal.Kind.APPEAL,
        "text": "Putusan ini keliru karena berita acaranya sudah diperbaiki.",
        "unit": desk.polda,
        "received_at": at,
        "due_at": at + timedelta(days=14),
    }
    return Appeal.objects.create(**(values | changes))


def ask(**changes: Any) -> Appeal:
    """A request as the form sends it."""
    values: dict[str, Any] = {
        "client_id": uuid.uuid4(),
        "kind": Appeal.Kind.APPEAL,
        "text": "Putusan ini keliru karena berita acaranya sudah diperbaiki.",
    }
    return receive_appeal(Asked(**(values | changes)))
