"""Lawful speech is spared (G2): a model that fails here may not be activated."""

from __future__ import annotations

from collections import Counter

import pytest

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.protection import (
    LARGEST_GAP,
    MOST_RAISED,
    keeps_protection,
    protection_figures,
    suite,
    swaps,
)
from sejuk.engine.signals import load_model
from sejuk.engine.training.items import expand, templates


@pytest.fixture(scope="module")
def figures() -> dict[str, Figure]:
    return {figure.measure: figure for figure in protection_figures(load_model())}


def test_the_suite_is_broad() -> None:
    lawful = [item for item in suite() if item.kind == "lawful"]
    counts = Counter(item.about.split(":")[0] for item in lawful)
    assert len(lawful) >= 300
    assert counts["police"] >= 30
    assert {"government", "official", "kpu", "bawaslu", "contestant", "quoted", "report", "testimony"} <= set(
        counts
    )
    assert len({item.text for item in lawful}) == len(lawful)


def test_no_item_of_the_suite_is_trained_on() -> None:
    judged = {item.text for item in (*suite(), *suite("held_out.tsv"), *swaps())}
    taught = {example.text for template in templates() for example in expand(template)}
    assert not judged & taught


def test_lawful_speech_is_raised_at_most_in_two_of_a_hundred(figures: dict[str, Figure]) -> None:
    assert figures["lawful speech raised"].value <= MOST_RAISED


def test_criticism_of_the_police_is_not_raised_more_than_other_lawful_speech(
    figures: dict[str, Figure],
) -> None:
    counts = figures["lawful speech raised"].detail["police"]
    assert isinstance(counts, list)
    assert counts[0] <= MOST_RAISED * counts[1] + 0.5


@pytest.mark.parametrize("axis", ["religion", "ethnicity", "institution", "side"])
def test_every_group_and_side_is_treated_alike(figures: dict[str, Figure], axis: str) -> None:
    assert figures[f"gap between groups, {axis}"].value <= LARGEST_GAP


def test_violations_that_share_the_words_are_mostly_raised(figures: dict[str, Figure]) -> None:
    assert figures["violations raised"].value >= 0.7


def test_the_shipped_model_may_be_activated() -> None:
    assert keeps_protection(load_model())
