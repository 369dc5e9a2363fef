"""Turns an uploaded file into one without people in it.

Written are masked texts, canonical addresses, times and places. An author is a seed (see
``intake/authors.py``) blinded by a pad that only the run's key makes; each row has its own pad, so the
file does not even say which rows are by the same author. The key dies with the run.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from sejuk.desk.listening.intake.authors import AUTHOR_BYTES, seed_of
from sejuk.desk.listening.intake.candidates import SealedItem, address_of, digest, masked_text
from sejuk.sources.files.face import BadRow, Batch
from sejuk.sources.items import Item

#: Rows of a group: the unit of reading, and of one transaction of the import.
GROUP_ROWS = 1000
MAX_EXAMPLES = 100
_TIME = pa.timestamp("us", tz="UTC")
SCHEMA = pa.schema(
    [
        ("external_id", pa.string()),
        ("text", pa.string()),
        ("published_at", _TIME),
        ("url", pa.string()),
        ("region", pa.string()),
        ("language", pa.string()),
        ("author", pa.binary(AUTHOR_BYTES)),
    ]
)


@dataclass(slots=True)
class Sealed:
    """What was written: ``rows``, how many distinct ``authors`` are in them, and what was left out."""

    rows: int = 0
    bad_rows: int = 0
    bad_examples: list[BadRow] = field(default_factory=list)
    first_at: datetime | None = None
    last_at: datetime | None = None
    _seeds: set[bytes] = field(default_factory=set, repr=False)

    @property
    def authors(self) -> int:
        """Distinct accounts in the file."""
        return len(self._seeds)


def seal(batches: Iterable[Batch], path: Path, key: bytes) -> Sealed:
    """Write the items of ``batches`` to ``path`` without their accounts. Raises what reading raises."""
    sealed = Sealed()
    path.touch(mode=0o600)
    with pq.ParquetWriter(path, SCHEMA, compression="zstd") as writer:
        for group in _groups(_rows(batches, sealed, key)):
            writer.write_batch(pa.RecordBatch.from_pylist(group, schema=SCHEMA))
    return sealed


def open_group(path: Path, start_row: int, key: bytes) -> list[SealedItem]:
    """The items from ``start_row`` to the end of its group; empty behind the last row."""
    number, within = divmod(start_row, GROUP_ROWS)
    with pq.ParquetFile(path) as file:
        if number >= file.num_row_groups:
            return []
        rows = file.read_row_group(number).to_pylist()[within:]
    return [_item(row, blind(key, start_row + n, row["author"])) for n, row in enumerate(rows)]


def blind(key: bytes, row: int, seed: bytes | None) -> bytes | None:
    """``seed`` under the pad of a row; done twice it is the seed again."""
    if seed is None:
        return None
    pad = hmac.digest(key, row.to_bytes(8, "big"), hashlib.sha256)
    return bytes(a ^ b for a, b in zip(seed, pad, strict=False))


def _rows(batches: Iterable[Batch], sealed: Sealed, key: bytes) -> Iterator[dict[str, object]]:
    for batch in batches:
        sealed.bad_rows += batch.bad_count
        sealed.bad_examples += batch.bad_rows[: MAX_EXAMPLES - len(sealed.bad_examples)]
        for item in batch:
            yield _sealed_row(item, sealed, key)
            sealed.rows += 1


def _sealed_row(item: Item, sealed: Sealed, key: bytes) -> dict[str, object]:
    address = address_of(item)
    seed = seed_of(item.account, address)
    if seed is not None:
        sealed._seeds.add(seed)
    _note_time(sealed, item.published_at)
    return {
        "external_id": digest("file", item.external_id).hex(),
        "text": masked_text(item),
        "published_at": item.published_at,
        "url": address or None,
        "region": item.region,
        "language": item.language,
        "author": blind(key, sealed.rows, seed),
    }


def _note_time(sealed: Sealed, at: datetime | None) -> None:
    if at is not None:
        sealed.first_at = min(sealed.first_at or at, at)
        sealed.last_at = max(sealed.last_at or at, at)


def _groups(rows: Iterator[dict[str, object]]) -> Iterator[Sequence[dict[str, object]]]:
    group: list[dict[str, object]] = []
    for row in rows:
        group.append(row)
        if len(group) == GROUP_ROWS:
            yield group
            group = []
    if group:
        yield group


def _item(row: dict[str, object], seed: bytes | None) -> SealedItem:
    columns = {name: row[name] for name in SCHEMA.names if name != "author"}
    return SealedItem(**columns, seed=seed)  # type: ignore[arg-type]
