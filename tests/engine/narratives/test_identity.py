"""Ids stay what they are: in any batches, over a restart, through merges and splits."""

from __future__ import annotations

import itertools
import random

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine import EVENTS, Grouper, GroupingSettings
from tests.engine.streams import RUMOURS, mixed_rumours, posts

WORDS = [
    "kotak",
    "suara",
    "hilang",
    "gudang",
    "warga",
    "asing",
    "server",
    "diretas",
    "malam",
    "pelabuhan",
    "damai",
]
STREAMS = st.lists(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), max_size=60)


def stream(texts: list[str]) -> pa.RecordBatch:
    """A stream with every third address the same as another's."""
    urls = [f"https://kabar.example/{i % 7}" if i % 3 == 0 else None for i in range(len(texts))]
    return posts(texts, url=urls)


def in_batches(grouper: Grouper, batch: pa.RecordBatch, size: int) -> list[dict[str, object]]:
    parts = [grouper.add(batch.slice(start, size)) for start in range(0, batch.num_rows, size)]
    return [row for part in parts for row in part.to_pylist()]


def settled(grouper: Grouper, rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Apply the grouper's events to rows it has given, as a store does."""
    for event in grouper.events().to_pylist():
        for row in rows:
            moved = event["kind"] == "merge" or row["variant_id"] in event["variants"]
            if row["narrative_id"] == event["narrative_id"] and moved:
                row["narrative_id"] = event["other_id"]
    return rows


@given(STREAMS, st.integers(1, 20))
def test_batches_of_any_size_give_the_same(texts: list[str], size: int) -> None:
    batch = stream(texts)
    one, other = Grouper(), Grouper()
    assert in_batches(one, batch, max(1, len(texts))) == in_batches(other, batch, size)
    assert one.events() == other.events()


@given(STREAMS, st.integers(0, 60))
def test_a_restart_changes_nothing(texts: list[str], cut: int) -> None:
    batch = stream(texts)
    lasting = Grouper()
    stored = settled(lasting, lasting.add(batch.slice(0, cut)).to_pylist())
    restarted = Grouper()
    ids = [str(row["narrative_id"]) for row in stored]
    restarted.restore(batch.slice(0, cut), ids, [str(row["variant_id"]) for row in stored])
    assert lasting.add(batch.slice(cut)) == restarted.add(batch.slice(cut))
    assert lasting.events() == restarted.events()


def test_a_restart_changes_nothing_on_a_longer_stream() -> None:
    rng = random.Random(5)
    texts = [
        " ".join(rng.choices(WORDS + [f"kata{rng.randrange(40)}" for _ in range(9)], k=9)) for _ in range(900)
    ]
    batch = stream(texts)
    lasting, restarted = Grouper(), Grouper()
    stored = settled(lasting, in_batches(lasting, batch.slice(0, 600), 100))
    narratives, variants = ([str(row[name]) for row in stored] for name in ("narrative_id", "variant_id"))
    restarted.restore(batch.slice(0, 600), narratives, variants)
    assert lasting.add(batch.slice(600)) == restarted.add(batch.slice(600))


def test_narratives_that_grow_together_merge_once_and_say_so() -> None:
    rng = random.Random(3)
    one = ["gudang", "logistik", "terbakar", "semalam", "kecamatan"]
    other = ["kebakaran", "kotak", "hangus", "petugas", "padam"]
    texts = [" ".join(f"hal{rng.randrange(3000)}" for _ in range(7)) for _ in range(800)]
    for words in (one, other):
        texts += [" ".join([*rng.sample(words, 4), f"saksi{i}"]) for i in range(6)]
    texts += [" ".join([*rng.sample(one + other, 7), f"warga{i}"]) for i in range(30)]
    grouper = Grouper()
    rows = grouper.add(posts(texts)).to_pylist()
    events = grouper.events()
    assert events.schema == EVENTS
    assert set(events.column("kind").to_pylist()) == {"merge"}
    absorbed = events.column("narrative_id").to_pylist()
    assert len(absorbed) == len(set(absorbed))
    named = {row["narrative_id"] for row in rows}
    assert named.issuperset(absorbed)
    assert grouper.events().num_rows == 0


def test_people_can_merge() -> None:
    grouper = Grouper()
    before = grouper.add(mixed_rumours()).column("narrative_id").to_pylist()
    keep, absorb = before[0], before[1]
    grouper.merge(keep, absorb)
    assert grouper.events().to_pylist()[0] | {"at": None} == {
        "kind": "merge",
        "narrative_id": absorb,
        "other_id": keep,
        "at": None,
        "variants": None,
    }
    again = grouper.add(posts([RUMOURS["ballots"][0], RUMOURS["foreign"][0]], id=["x", "y"]))
    assert again.column("narrative_id").to_pylist() == [keep, keep]
    assert len(grouper) == len(RUMOURS) - 1


def test_the_kept_name_stays_even_if_it_is_the_younger() -> None:
    grouper = Grouper()
    ids = (
        grouper.add(posts([RUMOURS["ballots"][0], RUMOURS["foreign"][0]])).column("narrative_id").to_pylist()
    )
    grouper.merge(ids[1], ids[0])
    again = grouper.add(posts([RUMOURS["ballots"][0]], id=["x"]))
    assert again.column("narrative_id").to_pylist() == [ids[1]]


def test_merging_with_itself_or_an_unknown_narrative() -> None:
    grouper = Grouper()
    only = grouper.add(posts(["kotak suara hilang"])).column("narrative_id").to_pylist()[0]
    grouper.merge(only, only)
    assert grouper.events().num_rows == 0
    with pytest.raises(KeyError):
        grouper.merge(only, "n-unknown")


def test_people_can_split_and_copies_follow() -> None:
    grouper = Grouper()
    kept = grouper.add(posts(RUMOURS["ballots"])).column("narrative_id").to_pylist()[0]
    other = grouper.split(kept, ["p2"])
    assert other != kept
    assert grouper.events().to_pylist()[0]["kind"] == "split"
    again = grouper.add(posts([RUMOURS["ballots"][2], RUMOURS["ballots"][0]], id=["x", "y"]))
    assert again.column("narrative_id").to_pylist() == [other, kept]


def test_a_split_of_the_first_post_gets_a_name_of_its_own() -> None:
    grouper = Grouper()
    kept = grouper.add(posts(RUMOURS["ballots"])).column("narrative_id").to_pylist()[0]
    assert grouper.split(kept, ["p0"]) == f"{kept}-2"


@pytest.mark.parametrize("moved", [[], ["p9"], ["p0", "p1", "p2", "p3"]])
def test_a_split_must_move_some_but_not_all(moved: list[str]) -> None:
    grouper = Grouper()
    kept = grouper.add(posts(RUMOURS["ballots"])).column("narrative_id").to_pylist()[0]
    with pytest.raises(ValueError, match="split must move"):
        grouper.split(kept, moved)


def test_ids_can_be_made_elsewhere() -> None:
    numbers = itertools.count(1)
    grouper = Grouper(GroupingSettings(new_id=lambda: f"id{next(numbers)}"))
    found = set(grouper.add(mixed_rumours()).column("narrative_id").to_pylist())
    assert found == {"id1", "id2", "id3"}
