"""Texts as they were approved, without a desk around them. Everything here is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sejuk.desk.publishing.channels.job import Job, Target
from sejuk.desk.responses.item import Item, Kind, Part, Passage, Source, Stamp

PAGE = "https://sejuk.example/klarifikasi/12/"

ITEM = Item(
    number=12,
    version=1,
    kind=Kind.CLARIFICATION,
    language="id",
    title="Kotak suara di gudang kecamatan tersegel",
    summary="Semua kotak suara tersegel dan disaksikan pengawas. Segelnya diperiksa kemarin.",
    passages=(
        Passage(Part.FACT, "Semua kotak suara tersegel."),
        Passage(Part.EXPLANATION, "Segelnya diperiksa bersama saksi.\n\nBerita acaranya terbuka."),
    ),
    sources=(Source("election_commission", "KPU: berita acara 12", "https://kpu.teduh.example/ba-12"),),
    institution="Kepolisian Teduh",
    unit="Polres Telaga",
    contact="Humas Polres Telaga",
    place="Telaga",
    time_zone="Asia/Makassar",
    approved_at=datetime(2029, 2, 1, 3, 0, tzinfo=UTC),
    claim="Kotak suara dibuka sebelum hari pemungutan suara.",
    verdict=Stamp("false", "Keliru"),
)


def corrected(item: Item = ITEM) -> Item:
    """The next edition."""
    note = "Tanggal pemeriksaan segel diperbaiki."
    return replace(item, version=item.version + 1, correction=note)


def job(target: Target, item: Item = ITEM, **changes: Any) -> Job:
    """One text for one target."""
    since = datetime.now(UTC)
    return replace(Job("kunci-publikasi-12", item, PAGE, target, since), **changes)
