"""A small archive of invented claims for tests."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from sejuk.engine import CLAIMS

#: Claims about a country that is not there.
TEXTS: Mapping[str, str] = {
    "ballots": "Tujuh kontainer surat suara sudah tercoblos ditemukan di pelabuhan Rimbaraya",
    "server": "Server rekapitulasi di Singgalang diretas dan angka hasil hitung berubah tengah malam",
    "foreign": "Ribuan warga asing di Lembah Kenanga diberi KTP elektronik supaya ikut mencoblos",
    "rice": "Beras plastik beredar di pasar Singgalang menjelang hari pencoblosan",
    "vaccine": "A vaccine makes dogs glow in the dark, says the mayor of Kenanga Valley",
    "mayor": "The mayor of Rimbaraya resigned after a debate about 12 missing bridges",
}
#: Each told in other words.
POSTS: Mapping[str, str] = {
    "ballots": "HEBOH!! di pelabuhan ada kontainer berisi surat suara yg udah dicoblos, sebarkan",
    "server": "Angka rekapitulasi berubah karena servernya diretas tengah malam #SinggalangCurang",
    "foreign": "warga asing pegang KTP elektronik, mereka ikut coblos",
    "rice": "awas beras plastik di pasar",
    "vaccine": "My dog is glowing after the vaccines — Siti (@siti) February 3, 2031",
    "mayor": "Breaking: #RimbarayaMayor resigns, 12 bridges are missing",
}


def batch(texts: Mapping[str, str] = TEXTS, **columns: Mapping[str, object]) -> pa.RecordBatch:
    """Give ``CLAIMS``; ``columns`` give a value for some ids."""
    rows = [
        {"id": claim_id, "text": text, **{name: given.get(claim_id) for name, given in columns.items()}}
        for claim_id, text in texts.items()
    ]
    return pa.RecordBatch.from_pylist(rows, schema=CLAIMS)
