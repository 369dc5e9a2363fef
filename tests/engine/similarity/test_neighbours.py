from __future__ import annotations

import random

import pytest

from sejuk.engine.similarity import Neighbours, sign

SYLLABLES = ("ba", "ra", "ti", "mu", "ke", "lo", "sa", "ni", "du", "pe", "gu", "wi")


def sentence(seed: int, words: int = 14) -> str:
    rng = random.Random(seed)
    return " ".join("".join(rng.choices(SYLLABLES, k=3)) for _ in range(words))


def test_nothing_is_near_at_first() -> None:
    assert Neighbours().nearest(sign(["apa saja"])[0]) is None


def test_a_copy_is_found_as_fully_alike() -> None:
    neighbours = Neighbours()
    row = sign([sentence(1)])[0]
    neighbours.put(7, row)
    assert neighbours.nearest(row) == (7, 1.0)


def test_one_of_equals_is_given() -> None:
    neighbours = Neighbours()
    row = sign([sentence(1)])[0]
    neighbours.put(3, row)
    neighbours.put(5, row)
    neighbours.put(4, sign([sentence(2)])[0])
    # The newest holds the slots: an older copy of the same is one that nobody needs to find.
    assert neighbours.nearest(row) == (5, 1.0)


def test_what_is_removed_is_not_found_and_its_number_can_be_used_again() -> None:
    neighbours = Neighbours()
    first, second = sign([sentence(1), sentence(2)])
    neighbours.put(0, first)
    neighbours.remove(0)
    assert neighbours.nearest(first) is None
    neighbours.put(0, second)
    assert neighbours.nearest(second) == (0, 1.0)
    left = neighbours.nearest(first)
    assert left is None or left[1] < 0.3


def test_growing_forgets_nothing() -> None:
    neighbours = Neighbours(slots=16)
    rows = sign([sentence(seed) for seed in range(400)])
    for item, row in enumerate(rows):
        neighbours.put(item, row)
    assert len(neighbours) == 400
    assert [neighbours.nearest(row) for row in rows] == [(item, 1.0) for item in range(400)]


@pytest.mark.parametrize(("changed", "least"), [(0, 1.0), (1, 0.99), (2, 0.9)])
def test_near_copies_are_found_among_many_others(changed: int, least: float) -> None:
    neighbours = Neighbours(slots=1024)
    for item, row in enumerate(sign([sentence(seed) for seed in range(300)])):
        neighbours.put(item, row)
    copies = []
    for seed in range(300):
        words = sentence(seed).split()
        words[:changed] = ["ubah"] * changed
        copies.append(" ".join(words))
    found = [neighbours.nearest(row) for row in sign(copies)]
    right = sum(hit is not None and hit[0] == item for item, hit in enumerate(found))
    assert right >= least * 300
