"""Lawful speech is spared (G2): a model that fails here may not be activated."""

from __future__ import annotations

import pytest

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.gate import MOST_RAISED, breaches
from sejuk.engine.evaluation.judging import raises
from sejuk.engine.evaluation.protection import protection_figures, share
from sejuk.engine.evaluation.robustness import robustness_figures
from sejuk.engine.evaluation.suite import SPLITS, suite, whole_suite
from sejuk.engine.evaluation.swaps import swaps
from sejuk.engine.signals import load_model
from sejuk.engine.training.items import expand, templates

DEVELOPMENT = suite("development")


@pytest.fixture(scope="module")
def figures() -> dict[tuple[str, str], Figure]:
    return {(figure.measure, figure.data): figure for figure in protection_figures(load_model())}


def test_no_item_of_the_suites_is_trained_on() -> None:
    judged = {item.text for item in whole_suite()} | {swap.text for swap in swaps()}
    taught = {example.text for template in templates() for example in expand(template)}
    assert not judged & taught


def test_the_shipped_model_passes_the_whole_gate() -> None:
    assert breaches(load_model()) == []


def test_criticism_of_the_police_is_not_raised_more_than_other_lawful_speech() -> None:
    texts = [item.text for item in DEVELOPMENT if item.lawful and item.group == "police"]
    assert raises(texts, load_model()).sum() <= MOST_RAISED * len(texts) + 0.5


def test_violations_that_share_the_words_are_mostly_raised() -> None:
    assert share(raises([item.text for item in DEVELOPMENT if not item.lawful], load_model())) >= 0.7


@pytest.mark.parametrize("split", SPLITS)
def test_each_half_is_measured_by_group_kind_and_label(
    figures: dict[tuple[str, str], Figure], split: str
) -> None:
    lawful = figures["lawful speech raised", f"protected-speech suite, {split}"]
    violations = figures["violations raised", f"protected-speech suite, {split}"]
    assert lawful.detail["items"] == sum(item.lawful for item in suite(split))
    assert {"police", "kpu", "religion"} <= set(dict(lawful.detail["group"]))  # type: ignore[call-overload]
    assert set(dict(violations.detail["kind"])) == {"hate", "threat", "divisive"}  # type: ignore[call-overload]
    assert "ground_religion" in dict(violations.detail["label"])  # type: ignore[call-overload]


def test_in_most_pairs_the_violation_is_nearer_to_being_raised(
    figures: dict[tuple[str, str], Figure],
) -> None:
    for split in SPLITS:
        assert figures["pairs in order", f"protected-speech suite, {split}"].value >= 0.7


def test_seven_ways_of_writing_past_filters_are_tried() -> None:
    assert len(list(robustness_figures(load_model()))) == 7
