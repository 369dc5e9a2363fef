"""The bytes that are approved are the bytes that are read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.desk.responses.item import Item, Kind, Part, Passage, Source, Stamp, from_bytes

#: A clarification of the fictional election office.
ITEM = Item(
    number=12,
    version=1,
    kind=Kind.CLARIFICATION,
    language="id",
    title="TPS di Teduh buka sampai pukul 13.00",
    summary="Semua TPS di Teduh menerima pemilih sampai pukul 13.00 waktu setempat.",
    passages=(
        Passage(Part.FACT, "TPS menerima pemilih pukul 07.00 sampai 13.00."),
        Passage(Part.WARNING, "Beredar pesan yang menyebut jam lain."),
        Passage(Part.EXPLANATION, "Jam itu ditetapkan untuk semua TPS."),
        Passage(Part.FACT, "Datanglah sebelum pukul 13.00."),
    ),
    sources=(Source("election_commission", "KPU Teduh", "https://kpu.teduh.example/jam"),),
    institution="Diskominfo Teduh",
    unit="Bidang Informasi Publik",
    contact="humas@diskominfo.teduh.example",
    place="Teduh",
    time_zone="Asia/Makassar",
    approved_at=datetime(2029, 2, 1, 9, 30, tzinfo=ZoneInfo("Asia/Makassar")),
    claim="TPS tutup pukul 10.00",
    verdict=Stamp("false", "Salah"),
)


def test_what_was_written_is_read_back() -> None:
    back = from_bytes(ITEM.to_bytes())
    assert back.to_bytes() == ITEM.to_bytes()
    assert back.passages == ITEM.passages
    assert back.verdict == ITEM.verdict
    assert back.approved_at == ITEM.approved_at


@pytest.mark.parametrize(
    "changed",
    [{"title": "Lain"}, {"version": 2}, {"sources": ()}, {"verdict": None}, {"language": "jv"}],
    ids=lambda changed: next(iter(changed)),
)
def test_whatever_changes_changes_the_hash(changed: dict[str, object]) -> None:
    assert replace(ITEM, **changed).sha256 != ITEM.sha256  # type: ignore[arg-type]


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives(text: str) -> None:
    one = replace(ITEM, title=text, passages=(Passage(Part.TEXT, text),))
    assert from_bytes(one.to_bytes()).passages[0].text == text
    assert from_bytes(one.to_bytes()).sha256 == one.sha256
