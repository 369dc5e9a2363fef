"""The sets that claim retrieval is measured on: archives, questions and right answers.

They are read from the folder that ``--data`` names and are no part of Sejuk.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from sejuk.engine.evaluation.twins import twins
from sejuk.engine.schemas import CLAIMS
from sejuk.engine.tables import ClaimFile, QueryFile, TableError

_SPLIT = re.compile(r"-([A-Za-z-]+)_q?rels", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """A post, when it was published, and the claims that it repeats.

    ``twins`` are other titles of the same hoax, where the set may hold some: they do not count as right.
    """

    text: str
    time: datetime | None
    right: frozenset[str]
    twins: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ClaimSet:
    """An archive (``CLAIMS``) and a split's questions. ``tuned`` says that settings were chosen on it."""

    name: str
    split: str
    claims: pa.RecordBatch
    questions: list[Question]
    tuned: bool


def claim_sets(data: Path) -> Iterator[ClaimSet]:
    """Give every set under ``data/claims``; ``TableError`` where there is none of them."""
    folder = data / "claims"
    found = [*_checkthat(folder / "checkthat2022_2a"), *_turnbackhoax(folder / "turnbackhoax_2024")]
    if not found:
        raise TableError("missing_data", name="claims", path=folder)
    yield from found


def _checkthat(folder: Path) -> Iterator[ClaimSet]:
    """Give each split that has right answers. Dev-Test is the test of 2021."""
    archive = folder / "vclaims.jsonl.gz"
    if not archive.is_file():
        return
    claims = _one(list(ClaimFile(archive)))
    posts = {row["id"]: row for path in sorted(folder.glob("*Queries.tsv")) for row in _rows(path)}
    for path in sorted(folder.glob("*.tsv")):
        if named := _SPLIT.search(path.name):
            split = named[1].removeprefix("EN-")
            questions = [
                Question(posts[post]["text"], posts[post]["published_at"], right)
                for post, right in _right(path).items()
            ]
            yield ClaimSet("checkthat2022_2a", split, claims, questions, split in ("Train", "Dev"))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for batch in QueryFile(path):
        yield from batch.to_pylist()


def _right(path: Path) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for post, _, claim, right in csv.reader(file, delimiter="\t"):
            if right == "1":
                found.setdefault(post, set()).add(claim)
    return {post: frozenset(claims) for post, claims in found.items()}


def _turnbackhoax(folder: Path) -> Iterator[ClaimSet]:
    """Give the hard questions: posts that do not hold the words of their title one after the other."""
    path = folder / "turnbackhoax_2024.csv.gz"
    if not path.is_file():
        return
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    titles = [{"id": row["ID"], "text": row["TITLE"]} for row in rows]
    claims = pa.RecordBatch.from_pylist(titles, schema=CLAIMS)
    same = twins([row["TITLE"] for row in rows], [row["HOAX_TEXT"] for row in rows])
    twin = {row["ID"]: frozenset(rows[i]["ID"] for i in found) for row, found in zip(rows, same, strict=True)}
    hard = [row for row in rows if _plain(row["TITLE"]) not in _plain(row["HOAX_TEXT"])]
    for place, split in enumerate(("development half", "test half")):
        own = [row for row in hard if hashlib.sha256(row["ID"].encode()).digest()[0] % 2 == place]
        questions = [Question(row["HOAX_TEXT"], None, frozenset([row["ID"]]), twin[row["ID"]]) for row in own]
        yield ClaimSet("turnbackhoax_2024", split, claims, questions, place == 0)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _one(batches: list[pa.RecordBatch]) -> pa.RecordBatch:
    return pa.Table.from_batches(batches).combine_chunks().to_batches()[0]
