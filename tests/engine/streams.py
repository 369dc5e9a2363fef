"""Small streams of posts for tests, all invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import pyarrow as pa

from sejuk.engine.schemas import HOURLY, POSTS, SIGNALS

START = datetime(2031, 2, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)

#: Rumours of the fictional Kabupaten Rimbaraya, each told in really different words.
RUMOURS: Mapping[str, Sequence[str]] = {
    "ballots": (
        "Tujuh kontainer surat suara sudah tercoblos ditemukan di pelabuhan Rimbaraya",
        "Heboh kontainer berisi surat suara tercoblos di pelabuhan Rimbaraya, sebarkan",
        "Surat suara tercoblos tujuh kontainer ketemu di Rimbaraya, kecurangan besar",
        "Kabarnya pelabuhan Rimbaraya menyimpan kontainer surat suara yang tercoblos",
    ),
    "foreign": (
        "Ribuan warga asing diberi KTP elektronik supaya ikut mencoblos di Lembah Kenanga",
        "Warga asing di Lembah Kenanga pegang KTP elektronik dan terdaftar mencoblos",
        "KTP elektronik dibagikan ke warga asing, mereka ikut mencoblos di Kenanga",
        "Awas warga asing ber-KTP elektronik masuk daftar coblos Lembah Kenanga",
    ),
    "server": (
        "Server rekapitulasi di Singgalang diretas, angka hasil hitung berubah tengah malam",
        "Peretas masuk server rekapitulasi Singgalang dan mengubah angka hasil hitung",
        "Angka rekapitulasi berubah tengah malam karena server Singgalang diretas",
        "Diretas! server Singgalang tempat rekapitulasi, angka hitung berubah malam hari",
    ),
}


def posts(texts: Sequence[str], **columns: Sequence[object]) -> pa.RecordBatch:
    """Give a batch of ``POSTS``: an id, an account and a later minute each, unless ``columns`` says else."""
    count = len(texts)
    given: dict[str, Sequence[object]] = {
        "id": [f"p{i}" for i in range(count)],
        "text": texts,
        "published_at": [START + timedelta(minutes=i) for i in range(count)],
        "account": [f"account {i}" for i in range(count)],
        **columns,
    }
    arrays = [pa.array(given.get(field.name, [None] * count), field.type) for field in POSTS]
    return pa.record_batch(arrays, schema=POSTS)


def join(*batches: pa.RecordBatch) -> pa.RecordBatch:
    """Give the rows of all ``batches`` in one."""
    return pa.Table.from_batches(batches).combine_chunks().to_batches()[0]


def mixed_rumours() -> pa.RecordBatch:
    """Give the rumours' posts, taking turns."""
    return posts([text for turn in zip(*RUMOURS.values(), strict=True) for text in turn])


def signals(count: int, **columns: Sequence[object]) -> pa.RecordBatch:
    """Give a batch of ``SIGNALS`` that shows nothing but ``columns``."""
    given: dict[str, Sequence[object]] = {
        "id": [f"p{i}" for i in range(count)],
        "language": ["id"] * count,
        "language_probability": [1.0] * count,
        "supported": [True] * count,
        **columns,
    }
    arrays = [pa.array(given.get(field.name, [None] * count), field.type) for field in SIGNALS]
    return pa.record_batch(arrays, schema=SIGNALS)


def hours(*rows: tuple[str, int, int, int, float, float], region: str | None = None) -> pa.RecordBatch:
    """Give ``HOURLY`` rows of (narrative, hour after START, posts, authors, heat, rumour)."""
    names = ("narrative_id", "hour", "posts", "authors", "heat", "rumour")
    dicts = [dict(zip(names, row, strict=True)) | {"region": region} for row in rows]
    for row in dicts:
        row["hour"] = START + int(str(row["hour"])) * HOUR
    return pa.RecordBatch.from_pylist(dicts, schema=HOURLY)
