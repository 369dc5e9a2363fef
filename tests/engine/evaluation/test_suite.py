"""The suite is broad, well formed, split for good, and written rather than filled in."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import pytest

from sejuk.engine.evaluation.suite import (
    LAWFUL_KINDS,
    SPLITS,
    VIOLATION_KINDS,
    Item,
    split_of,
    suite,
    whole_suite,
)
from sejuk.engine.labels import LABELS

WHOLE = whole_suite()
LAWFUL = [item for item in WHOLE if item.lawful]
VIOLATIONS = [item for item in WHOLE if not item.lawful]
RAISING = {"hate_speech", "incitement", "divisive"}
GROUNDS = {label.code for label in LABELS if label.code.startswith("ground_")}


def words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z*]+", text.lower()) if len(word) >= 3}


def share_a_word(one: str, other: str) -> bool:
    pairs = [(a, b) for a in words(one) for b in words(other)]
    return any(a == b or (len(a) >= 5 and a in b) or (len(b) >= 5 and b in a) for a, b in pairs)


def test_a_thousand_lawful_items_and_hundreds_of_violations() -> None:
    assert len(LAWFUL) >= 1000
    assert len(VIOLATIONS) >= 250
    assert sum(bool(item.paired_with) for item in LAWFUL) >= 250


def test_every_kind_is_there_in_both_halves() -> None:
    for split in SPLITS:
        assert {item.kind for item in suite(split)} == {*LAWFUL_KINDS, *VIOLATION_KINDS}


@pytest.mark.parametrize(
    ("group", "fewest"),
    [
        ("police", 100),
        ("government", 100),
        ("official", 100),
        ("kpu", 50),
        ("bawaslu", 25),
        ("contestant", 50),
        ("religion", 100),
        ("ethnicity", 75),
        ("gender", 40),
        ("disability", 25),
    ],
)
def test_lawful_speech_of_every_group_and_side_is_there(group: str, fewest: int) -> None:
    assert sum(item.group.partition(":")[0] == group for item in LAWFUL) >= fewest


def test_the_three_contestants_have_as_many_items_each() -> None:
    counts = Counter(item.group for item in LAWFUL if item.group.startswith("contestant:"))
    assert len(counts) == 3
    assert max(counts.values()) - min(counts.values()) <= 1


def test_violations_are_there_on_every_protected_ground_and_of_every_kind() -> None:
    counts = Counter(label for item in VIOLATIONS for label in item.labels)
    assert set(counts) >= RAISING | GROUNDS
    assert min(counts.values()) >= 10


def test_ids_and_texts_are_all_different() -> None:
    assert len({item.id for item in WHOLE}) == len(WHOLE)
    assert len({item.text for item in WHOLE}) == len(WHOLE)


def test_a_violation_has_a_raising_label_and_lawful_speech_none() -> None:
    assert all(item.labels & RAISING for item in VIOLATIONS)
    assert not any(item.labels for item in LAWFUL)


def test_the_label_says_the_kind() -> None:
    wanted = {"hate": "hate_speech", "threat": "incitement", "divisive": "divisive"}
    assert all(wanted[item.kind] in item.labels for item in VIOLATIONS)
    assert all(item.labels & GROUNDS for item in VIOLATIONS if item.kind != "threat")


def test_the_halves_follow_from_the_ids() -> None:
    assert all(split_of(item) == split for split in SPLITS for item in suite(split))


def test_each_half_has_a_third_or_more_of_the_lawful_items() -> None:
    for split in SPLITS:
        assert sum(item.lawful for item in suite(split)) >= len(LAWFUL) / 3


@pytest.mark.parametrize(
    ("number", "split"),
    [
        ("first-001", "development"),
        ("held-001", "held_out"),
        ("second-001", "development"),
        ("second-004", "held_out"),
    ],
)
def test_the_half_of_an_id_never_changes(number: str, split: str) -> None:
    assert split_of(Item(number, "criticism", "-", "", frozenset(), "")) == split


def test_a_pair_is_in_one_half_and_shares_words() -> None:
    for split in SPLITS:
        texts = {item.id: item for item in suite(split)}
        pairs = [(item, texts[item.paired_with]) for item in suite(split) if item.paired_with]
        assert all(item.lawful and not violation.lawful for item, violation in pairs)
        strangers = [item.id for item, violation in pairs if not share_a_word(item.text, violation.text)]
        assert not strangers


def test_what_was_written_second_fills_no_template() -> None:
    written = [item for item in WHOLE if item.id.startswith("second-")]
    sets = [(item, words(item.text)) for item in written]
    alike = [
        (one.id, other.id)
        for (one, some), (other, more) in combinations(sets, 2)
        if len(some & more) / len(some | more) > 0.6 and min(len(some), len(more)) >= 4
    ]
    assert not alike


def test_many_texts_are_short_and_some_are_long() -> None:
    lengths = sorted(len(item.text) for item in WHOLE)
    assert lengths[len(lengths) // 10] < 50
    assert lengths[-len(lengths) // 20] > 100
