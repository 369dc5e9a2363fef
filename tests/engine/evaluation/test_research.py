"""The published protocol: what is learnt on train and chosen on dev is counted on test."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from sejuk.engine.evaluation import research
from sejuk.engine.evaluation.perturbing import PERTURBATIONS
from sejuk.engine.evaluation.research import (
    JOINED,
    LINEAR,
    MEANT,
    Scored,
    research_figures,
    zero_shot_figures,
)
from sejuk.engine.signals import load_model
from sejuk.engine.training import encoder
from sejuk.engine.training.packed import Packed
from tests.engine.training.packing import tiny
from tests.engine.training.tweets import write_folds


@pytest.fixture(autouse=True)
def no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether this machine has the weights of the public encoder changes no test."""
    monkeypatch.setattr(research, "weights_file", lambda: None)


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


def test_with_an_encoder_there_is_a_third_way_that_is_not_tried_past_filters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folds(tmp_path)
    monkeypatch.setattr(research, "weights_file", lambda: tmp_path)
    monkeypatch.setattr(encoder, "read_packed", lambda: Packed(tiny()))
    monkeypatch.setattr(encoder, "LAYERS", (1, 2))
    found = [figure for figure in research_figures(tmp_path) if figure.measure.endswith(MEANT)]
    assert [figure.measure.split(",")[0] for figure in found] == [
        "F1 hate speech",
        "micro-F1",
        "macro-F1",
        "all labels right",
    ]
    assert found[0].value > 0.8
    assert "multilingual-e5-small" in found[0].protocol


def test_the_shipped_model_is_scored_as_it_is(tmp_path: Path) -> None:
    write_folds(tmp_path)
    measures = [(figure.measure, figure.protocol) for figure in zero_shot_figures(tmp_path, load_model())]
    assert [measure for measure, _ in measures] == ["F1 hate speech", "F1 hate speech", "ECE hate speech"]
    assert all("zero-shot" in protocol for _, protocol in measures)
