"""The published protocol: what is learnt on train and chosen on dev is counted on test."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from sejuk.engine.evaluation.perturbing import PERTURBATIONS
from sejuk.engine.evaluation.research import JOINED, LINEAR, Scored, research_figures, zero_shot_figures
from sejuk.engine.signals import load_model
from tests.engine.training.tweets import write_folds


def test_measures_of_many_labels() -> None:
    gold = np.array([[1, 0], [1, 1], [0, 0]], dtype=bool)
    decided = np.array([[1, 0], [0, 1], [0, 1]], dtype=bool)
    scored = Scored(decided, gold)
    assert scored.each() == pytest.approx([2 / 3, 2 / 3])
    assert scored.macro() == pytest.approx(2 / 3)
    assert scored.micro() == pytest.approx(4 / 6)
    assert scored.all_right() == pytest.approx(1 / 3)


def test_the_protocol_gives_hate_speech_alone_and_all_twelve_labels(tmp_path: Path) -> None:
    write_folds(tmp_path)
    found = {figure.measure: figure for figure in research_figures(tmp_path)}
    assert len(found) == 2 * (1 + len(PERTURBATIONS)) + 3
    for way in (LINEAR, JOINED):
        assert found[f"F1 hate speech, {way}"].value > 0.8
        assert len(found[f"F1 hate speech, {way}"].detail["folds"]) == 5  # type: ignore[arg-type]
    assert len(found[f"macro-F1, twelve labels, {JOINED}"].detail) == 12


def test_each_way_of_writing_past_filters_is_tried_on_the_folds(tmp_path: Path) -> None:
    write_folds(tmp_path)
    found = {figure.measure: figure for figure in research_figures(tmp_path)}
    for kind, way in product(PERTURBATIONS, (LINEAR, JOINED)):
        figure = found[f"F1 change under {kind}, {way}"]
        clean = found[f"F1 hate speech, {way}"].value
        assert figure.value == pytest.approx(float(str(figure.detail["F1 perturbed"])) - clean, abs=1e-3)


def test_the_shipped_model_is_scored_as_it_is(tmp_path: Path) -> None:
    write_folds(tmp_path)
    measures = [(figure.measure, figure.protocol) for figure in zero_shot_figures(tmp_path, load_model())]
    assert [measure for measure, _ in measures] == ["F1 hate speech", "F1 hate speech", "ECE hate speech"]
    assert all("zero-shot" in protocol for _, protocol in measures)
