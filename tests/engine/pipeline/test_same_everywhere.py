"""Results do not depend on how a stream is cut, on the process, on the order of sets or on a C compiler."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sejuk.engine import CLAIMS, ClaimIndex, Grouper, Pipeline, load_model
from sejuk.engine.evaluation.synthetic import synthetic_posts

POSTS = 600
SIZES = (1, 7, 250, POSTS)


def rows(size: int) -> list[list[dict[str, object]]]:
    """Signals and groups of the stream in batches of ``size``."""
    pipeline = Pipeline(load_model(), Grouper())
    stream = synthetic_posts(POSTS)
    results = [pipeline.run(stream.slice(start, size)) for start in range(0, POSTS, size)]
    return [
        [row for result in results for row in result.signals.to_pylist()],
        [row for result in results for row in result.groups.to_pylist()],
        [row for result in results for row in result.events.to_pylist()],
    ]


@pytest.fixture(scope="module")
def whole() -> list[list[dict[str, object]]]:
    return rows(POSTS)


@pytest.mark.parametrize("size", SIZES[:-1])
def test_the_pipeline_gives_the_same_in_any_batches(whole: list[list[dict[str, object]]], size: int) -> None:
    assert rows(size) == whole


@pytest.mark.parametrize("command", ["assess", "group", "match"])
def test_another_process_writes_the_same_file(tmp_path: Path, command: str) -> None:
    posts = tmp_path / "posts.parquet"
    pq.write_table(pa.Table.from_batches([synthetic_posts(400)]), posts)
    inputs = [posts, posts] if command == "match" else [posts]
    written = []
    for seed, kernels in (("1", "on"), ("2", "off")):
        out = tmp_path / f"{seed}.jsonl"
        words = [sys.executable, "-m", "sejuk", command, *inputs, "--out", out]
        there = {"PYTHONHASHSEED": seed, "SEJUK_KERNELS": kernels}
        subprocess.run(list(map(str, words)), check=True, env=os.environ | there)
        written.append(out.read_bytes())
    assert written[0] == written[1]
    assert written[0]


@pytest.mark.parametrize("size", [1, 7, 50])
def test_matching_gives_the_same_in_any_batches_and_from_a_saved_index(tmp_path: Path, size: int) -> None:
    claims = synthetic_posts(300).select(["id", "text"])
    index, grown = ClaimIndex(), ClaimIndex()
    index.add(pa.RecordBatch.from_pylist(claims.to_pylist(), schema=CLAIMS))
    for start in range(0, claims.num_rows, size):
        grown.add(claims.slice(start, size))
    index.save(tmp_path / "claims.arrow")
    texts = synthetic_posts(50, seed=3).column("text").to_pylist()
    ids = [str(place) for place in range(len(texts))]
    parts = [
        grown.match(texts[start : start + size], ids=ids[start : start + size])
        for start in range(0, len(texts), size)
    ]
    together = index.match(texts, ids=ids)
    assert [row for part in parts for row in part.to_pylist()] == together.to_pylist()
    assert ClaimIndex.load(tmp_path / "claims.arrow").match(texts, ids=ids).equals(together)
