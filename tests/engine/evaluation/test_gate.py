"""A model that fails a bound may not judge posts, and it is said which one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.gate import activated, breach, breaches, gate_figures
from sejuk.engine.evaluation.robustness import changes
from sejuk.engine.signals import Model, ModelError, load_model
from sejuk.engine.text.linear import Linear, write_linear


def with_bias(shift: float) -> Linear:
    linear = load_model().linear
    return Linear(linear.labels, linear.weights, linear.scale, linear.bias + np.float32(shift), linear.about)


def figure(measure: str, value: float) -> Figure:
    return Figure("signals", measure, value, "suite", "")


@pytest.mark.parametrize(
    ("measure", "value", "fails"),
    [
        ("lawful speech raised", 0.02, False),
        ("lawful speech raised", 0.021, True),
        ("lawful swaps raised", 0.03, True),
        ("gap between groups, lawful swaps", 0.02, False),
        ("gap between groups, lawful swaps", 0.04, True),
        ("gap between groups, violation swaps", 0.4, False),
        ("violations raised", 0.09, True),
        ("violations raised", 0.5, False),
        ("F1 change under leetspeak", -0.02, False),
        ("F1 change under leetspeak", -0.03, True),
        ("F1 change under leetspeak", 0.03, True),
        ("pairs told apart", 0.0, False),
    ],
)
def test_a_bound_is_kept_or_broken(measure: str, value: float, fails: bool) -> None:
    assert (breach(figure(measure, value)) is not None) is fails


def test_a_breach_names_measure_value_and_bound() -> None:
    assert breach(figure("lawful speech raised", 0.05)) == "lawful speech raised, suite: 0.050, at most 0.02"


def test_a_model_that_raises_everything_fails_for_every_group() -> None:
    failed = breaches(Model(with_bias(50)))
    assert sum(line.startswith("lawful speech raised") for line in failed) == 2
    assert any(line.startswith("lawful swaps raised") for line in failed)


def test_a_model_that_raises_nothing_fails_too() -> None:
    failed = breaches(Model(with_bias(-50)))
    assert sum(line.startswith("violations raised") for line in failed) == 2
    assert len(failed) == 2


def test_a_model_that_fails_does_not_judge_posts(tmp_path: Path) -> None:
    write_linear(tmp_path / "m.arrow", with_bias(50))
    with pytest.raises(ModelError, match="may not judge posts:\nlawful speech raised"):
        activated(tmp_path / "m.arrow")


def test_the_shipped_model_judges_without_being_tried_each_time() -> None:
    assert activated(None) is load_model()


def test_the_gate_gives_the_same_figures_twice() -> None:
    values = [[figure.value for figure in gate_figures(load_model())] for _ in range(2)]
    assert values[0] == values[1]


def test_a_decision_by_exact_words_is_not_robust() -> None:
    texts = ["bakar rumahnya sekarang", "selamat malam semua"] * 5
    found = changes(texts, [True, False] * 5, lambda given: np.array(["bakar rum" in text for text in given]))
    assert all(clean == 1.0 for clean, _ in found.values())
    assert min(after for _, after in found.values()) < 0.98
