from __future__ import annotations

import pyarrow as pa
import pytest

from sejuk.engine import EVENTS, Tracks
from tests.engine.pipeline.test_counting import groups


def events(*rows: tuple[str, str, str, list[str] | None]) -> pa.RecordBatch:
    names = ("kind", "narrative_id", "other_id", "variants")
    return pa.RecordBatch.from_pylist([dict(zip(names, row, strict=True)) for row in rows], schema=EVENTS)


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        ([], ["a", "a", "b"]),
        ([("merge", "b", "a", None)], ["a", "a", "a"]),
        ([("split", "a", "c", ["v1"])], ["a", "c", "b"]),
        ([("merge", "b", "a", None), ("split", "a", "c", ["v0", "v2"])], ["c", "a", "c"]),
        ([("split", "a", "c", ["v1"]), ("merge", "c", "a", None)], ["a", "a", "b"]),
        ([("merge", "unknown", "a", None), ("split", "a", "c", ["unknown"])], ["a", "a", "b"]),
    ],
    ids=["nothing", "merge", "split", "merge-then-split", "there-and-back", "unknown"],
)
def test_variants_are_followed_in_the_order_of_events(
    happened: list[tuple[str, str, str, list[str] | None]], expected: list[str]
) -> None:
    tracks = Tracks()
    rows = groups(["a", "a", "b"])
    tracks.add(rows)
    tracks.apply(events(*happened))
    assert tracks.narratives(rows) == expected
    assert tracks.variants("a") == {f"v{i}" for i, name in enumerate(expected) if name == "a"}
