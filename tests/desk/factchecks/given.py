"""Fact-checks that tests start from. Offices, outlets and claims are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sejuk.desk import clock
from sejuk.desk.factchecks.models import FactCheck, Subscription
from sejuk.desk.factchecks.reviews import Evidence, Review
from sejuk.desk.factchecks.services import subscribing
from sejuk.desk.factchecks.services.own import add_own
from sejuk.desk.factchecks.services.taking import Bringer, take
from sejuk.desk.organisation.models import Member, Role
from sejuk.desk.responses.item import Item, Kind, Part, Passage, Source, Stamp
from tests.desk.office import Desk

REVIEW = Review(
    url="https://cekfakta.example/salah-tinta-pemilu-bisa-dihapus",
    claim="Tinta pemilu di Kabupaten Teduh bisa dihapus dengan minyak kelapa, orang mencoblos dua kali",
    rating="SALAH",
    accuracy="false_fabricated",
    publisher="Cek Fakta Teduh",
    publisher_url="https://cekfakta.example/",
    published_at=datetime(2028, 12, 1, 3, tzinfo=UTC),
    title="[SALAH] Tinta pemilu bisa dihapus dengan minyak kelapa",
    summary="Uji laboratorium menunjukkan tintanya tidak hilang dengan minyak kelapa.",
    language="id",
    evidence=(Evidence("Uji tinta", "https://lab.example/uji-tinta"),),
    appearances=("https://x.com/seseorang/status/1234567890",),
)

ITEM = Item(
    number=12,
    version=1,
    kind=Kind.CLARIFICATION,
    language="id",
    title="TPS di Hulu buka sampai pukul 13.00",
    summary="Semua TPS di Hulu menerima pemilih sampai pukul 13.00 waktu setempat.",
    passages=(Passage(Part.FACT, "TPS menerima pemilih pukul 07.00 sampai 13.00."),),
    sources=(
        Source("election_commission", "KPU Hulu", "https://kpu.hulu.example/jam"),
        Source("other", "Berita acara"),
    ),
    institution="Polda Hulu",
    unit="Bidang Humas",
    contact="humas@polisi.hulu.example",
    place="Hulu",
    time_zone="Asia/Jakarta",
    approved_at=datetime(2029, 2, 1, 2, 30, tzinfo=UTC),
    claim="Semua TPS di Hulu tutup pukul sepuluh pagi karena surat suara habis",
    verdict=Stamp("false_fabricated", "Salah"),
)
OWN_URL = "https://sejuk.hulu.example/klarifikasi/12"


def of(desk: Desk) -> Bringer:
    """The Polda's verifier, who brings things in."""
    return Bringer(member=desk.member(Role.VERIFIER), unit=desk.polda)


def a_factcheck(desk: Desk, **changes: Any) -> FactCheck:
    """A fact-check of an outlet, brought in by the Polda's verifier."""
    review = replace(REVIEW, **changes)
    take([review], of(desk))
    return FactCheck.objects.get(url=review.url, claim=review.claim)


def an_own(desk: Desk, **changes: Any) -> FactCheck:
    """A clarification that the police published."""
    item = replace(ITEM, **changes)
    row = add_own(item, OWN_URL.replace("12", str(item.number)), institution=desk.police)
    assert row is not None
    return row


def a_proposal(desk: Desk, by: Member | None = None, **changes: Any) -> Subscription:
    """A subscription that the Polda proposed."""
    said = {
        "name": "Diskominfo Muara",
        "kind": "data_feed",
        "url": "https://sejuk.muara.example/data/klarifikasi.json",
        "purpose": "Menemukan klarifikasi kabupaten tetangga",
        "ends_on": clock.now().date() + timedelta(days=90),
    }
    return subscribing.propose(by or desk.member(Role.EDITOR), {**said, **changes}, uuid4())


def a_subscription(desk: Desk, **changes: Any) -> Subscription:
    """An active one: the election commission agreed."""
    proposal = a_proposal(desk, **changes)
    return subscribing.move(desk.member(Role.APPROVER, desk.kpu), proposal.pk, "approve")
