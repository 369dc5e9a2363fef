"""Our own items: broad, and nothing of them is in what they are judged on."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from sejuk.engine.evaluation.suite import whole_suite
from sejuk.engine.evaluation.swaps import swaps
from sejuk.engine.training.corpus import Example, shingles
from sejuk.engine.training.counterfactuals import Template
from sejuk.engine.training.items import FILES, LETTERS, expand, templates, with_hidden_letters

WRITTEN = templates()


def words(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


@pytest.fixture(scope="module")
def taught() -> tuple[set[str], set[str]]:
    texts = [example.text for template in WRITTEN for example in expand(template)]
    runs: set[str] = set()
    for text in texts:
        runs |= shingles(text)
    return {words(text) for text in texts}, runs


def test_no_item_of_a_suite_is_taught_or_nearly(taught: tuple[set[str], set[str]]) -> None:
    texts, runs = taught
    judged = [item.text for item in whole_suite()] + [swap.text for swap in swaps()]
    near = [text for text in judged if 2 * len(shingles(text) & runs) >= len(shingles(text))]
    assert near == []
    assert not {words(text) for text in judged} & texts


def test_no_template_is_written_twice() -> None:
    twice = [text for text, count in Counter(template.text for template in WRITTEN).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("label", ["hate_speech", "incitement", "divisive", "check_worthy", "strength"])
def test_every_label_is_taught_in_many_wordings(label: str) -> None:
    assert sum(template.labels[label] == 1 for template in WRITTEN) >= 80


@pytest.mark.parametrize("ground", [label for label in LETTERS.values() if label.startswith("ground_")])
def test_every_ground_is_taught_with_hostility_and_without(ground: str) -> None:
    assert sum(template.labels[ground] == 1 for template in WRITTEN) >= 15


def test_lawful_wordings_are_more_than_hostile_ones() -> None:
    hostile = [template for template in WRITTEN if is_hostile(template)]
    assert len(WRITTEN) - len(hostile) > len(hostile)


def is_hostile(template: Template) -> bool:
    return any(template.labels[label] == 1 for label in ("hate_speech", "incitement", "divisive"))


def test_a_threat_is_strong_by_itself() -> None:
    assert all(template.labels["strength"] == 1 for template in WRITTEN if template.labels["incitement"] == 1)


def test_the_tables_are_named_once_each() -> None:
    assert len(set(FILES)) == len(FILES)


def test_letters_are_hidden_in_some_items_the_same_way_every_time() -> None:
    texts = [example.text for template in WRITTEN[:200] for example in expand(template)]
    once, again = ([with_hidden_letters(Example(text)).text for text in texts] for _ in range(2))
    changed = [new for new, old in zip(once, texts, strict=True) if new != old]
    assert once == again
    assert len(texts) / 10 < len(changed) < len(texts) / 3
    assert all("*" in text for text in changed)
