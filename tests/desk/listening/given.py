"""Sources and items that the tests start from. Everything here is invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sejuk.desk.listening.models import Source, SourceState
from sejuk.desk.organisation.models import Role
from sejuk.sources.items import Item
from tests.desk.office import Desk

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
PURPOSE = "Memantau kabar bohong tentang tahapan pemilu"
RUMOUR = (
    "Kabar beredar bahwa kotak suara di gudang kecamatan sudah dicoblos sebelum hari pemungutan suara tiba"
)


def make_source(desk: Desk, *, now: datetime = NOON, **changes: Any) -> Source:
    """An active page of many authors of the Polda, approved by the election commission."""
    values: dict[str, Any] = {
        "connector": "feeds",
        "config": {"address": "https://ramai.example/umpan", "many_authors": True},
        "name": f"Sumber {Source.objects.count()}",
        "kind": Source.Kind.PUBLIC_PAGE,
        "purpose": PURPOSE,
        "ends_on": (now + timedelta(days=100)).date(),
        "state": SourceState.ACTIVE,
        "unit": desk.polda,
        "institution": desk.police,
        "requested_by": desk.member(Role.DUTY_OFFICER),
        "requested_at": now - timedelta(days=10),
        "approved_by": desk.member(Role.ADMINISTRATOR, desk.kpu),
        "approved_by_institution": desk.commission,
        "activated_at": now - timedelta(days=9),
    }
    return Source.objects.create(**(values | changes))


def item(number: int, text: str = RUMOUR, **changes: Any) -> Item:
    """The item ``number`` of a busy page, by its own author."""
    values: dict[str, Any] = {
        "external_id": f"butir-{number}",
        "text": text,
        "published_at": NOON - timedelta(hours=1),
        "url": f"https://ramai.example/tulisan/{number}",
        "account": f"penulis{number}",
    }
    return Item(**(values | changes))
