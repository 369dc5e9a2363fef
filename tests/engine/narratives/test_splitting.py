"""A narrative that holds two stories parts, and says so; people's word stands."""

from __future__ import annotations

import random

import pyarrow as pa
import pytest

from sejuk.engine import Grouper, Tracks
from tests.engine.streams import posts

BALLOTS = "kontainer pelabuhan tercoblos dermaga nelayan kardus gembok kapal".split()
INK = "tinta luntur jeruk jempol sabun kelingking cuci noda".split()


def telling(words: list[str], rng: random.Random) -> str:
    return " ".join([*rng.sample(words, 5), f"saksi{rng.randrange(10**6)}"])


def stream(count: int, seed: int = 1) -> pa.RecordBatch:
    """Two stories in turn among other talk."""
    rng = random.Random(seed)
    other = [" ".join(f"hal{rng.randrange(2000)}" for _ in range(7)) for _ in range(300)]
    return posts([*other, *(telling(BALLOTS if i % 2 else INK, rng) for i in range(count))])


def as_one(count: int, by_hand: bool = False) -> Grouper:
    """A grouper that was told that both stories are one narrative."""
    batch = stream(count)
    ids = [f"n{i}" if i < 300 else "both" for i in range(batch.num_rows)]
    grouper = Grouper()
    hand = {"both"} if by_hand else frozenset()
    grouper.restore(batch, ids, [f"v{i}" for i in range(batch.num_rows)], hand)
    return grouper


def more(grouper: Grouper, count: int) -> list[dict[str, object]]:
    rng = random.Random(2)
    texts = [telling(BALLOTS if i % 2 else INK, rng) for i in range(count)]
    grouper.add(posts(texts, id=[f"x{i}" for i in range(count)]))
    return [event for event in grouper.events().to_pylist() if event["kind"] == "split"]


def test_a_narrative_of_two_stories_parts_with_its_variants_named() -> None:
    grouper = as_one(28)
    split = more(grouper, 12)[0]
    assert split["narrative_id"] == "both"
    variants = split["variants"]
    assert isinstance(variants, list)
    texts = stream(28).column("text").to_pylist()
    told = {
        bool(set(texts[int(v[1:])].split()) & set(INK))
        for v in variants
        if v.startswith("v") and v[1:].isdigit()
    }
    assert len(told) == 1


def test_what_people_put_together_does_not_part() -> None:
    assert more(as_one(28, by_hand=True), 12) == []


def test_one_story_does_not_part() -> None:
    rng = random.Random(7)
    other = [" ".join(f"hal{rng.randrange(2000)}" for _ in range(7)) for _ in range(300)]
    grouper = Grouper()
    grouper.add(posts([*other, *(telling(BALLOTS, rng) for _ in range(90))]))
    assert [event for event in grouper.events().to_pylist() if event["kind"] == "split"] == []


@pytest.mark.parametrize("size", [1, 5, 12])
def test_batches_of_any_size_part_alike(size: int) -> None:
    rng = random.Random(2)
    batch = posts(
        [telling(BALLOTS if i % 2 else INK, rng) for i in range(12)], id=[f"x{i}" for i in range(12)]
    )
    one, other = as_one(28), as_one(28)
    whole = one.add(batch).to_pylist()
    parts = [row for start in range(0, 12, size) for row in other.add(batch.slice(start, size)).to_pylist()]
    assert whole == parts
    assert one.events() == other.events()


def test_a_restart_after_a_split_changes_nothing() -> None:
    first, rng = stream(28), random.Random(2)
    later = posts(
        [telling(BALLOTS if i % 2 else INK, rng) for i in range(12)], id=[f"x{i}" for i in range(12)]
    )
    lasting, tracks = as_one(28), Tracks()
    variants = [f"v{i}" for i in range(first.num_rows)]
    for number, variant in enumerate(variants):
        tracks.put(variant, f"n{number}" if number < 300 else "both")
    groups = lasting.add(later)
    tracks.add(groups)
    tracks.apply(lasting.events())
    variants += groups.column("variant_id").to_pylist()
    restarted = Grouper()
    both = pa.Table.from_batches([first, later]).combine_chunks().to_batches()[0]
    restarted.restore(both, [tracks.narrative(variant) for variant in variants], variants)
    again = posts(
        [telling(BALLOTS if i % 2 else INK, rng) for i in range(30)], id=[f"y{i}" for i in range(30)]
    )
    assert lasting.add(again) == restarted.add(again)
    assert lasting.events() == restarted.events()
