"""Two wordings of one claim do not make each other doubtful; two claims do."""

from __future__ import annotations

import pyarrow as pa
import pytest

from sejuk.engine.claims import ClaimIndex
from sejuk.engine.claims.archive import Archive
from sejuk.engine.claims.reading import read_claim
from sejuk.engine.claims.twins import twins

FIRST = "Segel gudang surat suara Kecamatan Lembayung dibuka malam hari tanpa saksi"
SECOND = "Gudang surat suara Kecamatan Lembayung: segel dibuka pada malam hari tanpa ada saksi"
OTHER = "Gudang beras Kecamatan Lembayung dibuka untuk warga"


def _same(first: str, second: str) -> bool:
    archive = Archive()
    others = [f"kabar tentang jalan desa {word}" for word in ("kopi", "sungai", "pasar", "kebun")]
    for number, text in enumerate((first, second, *others * 10)):
        archive.add(read_claim(f"c{number}", [text], None, None))
    return bool(twins(archive, archive.present()[:2])[0, 1])


def test_the_same_rumour_in_other_words() -> None:
    assert _same(FIRST, SECOND)
    assert _same(SECOND, FIRST)


def test_another_rumour_of_the_same_place() -> None:
    assert not _same(FIRST, OTHER)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("TPS ditutup pukul 10 pagi", "TPS ditutup pukul 13 pagi", False),
        ("TPS ditutup pukul 10 pagi", "TPS ditutup pagi pukul 10", True),
        ("TPS ditutup pukul 10 pagi", "TPS ditutup pagi-pagi pukul", True),
    ],
)
def test_other_numbers_are_other_claims(first: str, second: str, same: bool) -> None:
    assert _same(first, second) is same


def test_both_are_found_as_the_same() -> None:
    index = ClaimIndex()
    texts = [FIRST, SECOND, OTHER, *(f"kabar {n} tentang jalan desa ke-{n}" for n in range(300))]
    rows = [{"id": str(n), "text": text} for n, text in enumerate(texts)]
    index.add(pa.RecordBatch.from_pylist(rows))
    said = "katanya segel gudang surat suara di Kecamatan Lembayung dibuka malam hari tanpa saksi"
    found = index.match([said], top=3).to_pylist()
    assert {row["claim_id"] for row in found if row["level"] == "confirm"} == {"0", "1"}
