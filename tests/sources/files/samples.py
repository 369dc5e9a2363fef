"""Files of posts that nobody wrote."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

COLUMNS = ["id_str", "tanggal", "akun", "isi", "tautan", "kode_wilayah", "bahasa", "suka"]


def posts(count: int) -> list[dict[str, Any]]:
    """``count`` posts with all columns."""
    return [
        {
            "id_str": str(7000 + n),
            "tanggal": f"2027-02-{1 + n % 28:02d} {n % 24:02d}:30",
            "akun": f"@warga_{n % 7}",
            "isi": f"Warga desa nomor {n} menunggu jadwal pembagian bibit padi dari kantor, katanya besok.",
            "tautan": f"https://kabar.example/{n}?utm_source=x",
            "kode_wilayah": "64.02",
            "bahasa": "in",
            "suka": n,
        }
        for n in range(count)
    ]


def as_csv(rows: Sequence[dict[str, Any]], delimiter: str = ",", **options: Any) -> str:
    """The rows as CSV with a header."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, **options)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def as_xlsx(path: Path, table: Sequence[Sequence[Any]]) -> Path:
    """A workbook with one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in table:
        sheet.append(list(row))
    book.save(path)
    return path


def write(folder: Path, kind: str, rows: Sequence[dict[str, Any]]) -> Path:
    """A file of ``kind`` in ``folder``; the name says nothing, because it is not believed."""
    path = folder / "upload"
    if kind.startswith("csv"):
        path.write_text(as_csv(rows))
    elif kind.startswith("tsv"):
        path.write_text(as_csv(rows, "\t"))
    elif kind.startswith("jsonl"):
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    elif kind.startswith("json"):
        path.write_text(json.dumps(rows, indent=1))
    elif kind == "parquet":
        pq.write_table(pa.Table.from_pylist(list(rows)), path, row_group_size=7)
    elif kind == "xlsx":
        as_xlsx(path, [list(rows[0]), *(list(row.values()) for row in rows)])
    if kind.endswith(".gz"):
        path.write_bytes(gzip.compress(path.read_bytes()))
    return path


KINDS = ["csv", "csv.gz", "tsv", "tsv.gz", "jsonl", "jsonl.gz", "json", "json.gz", "parquet", "xlsx"]
