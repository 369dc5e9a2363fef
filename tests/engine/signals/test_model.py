"""The shipped model is what its card says, and another file is refused."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from sejuk.engine.labels import LABELS, THEMES
from sejuk.engine.signals import ModelError, load_model
from sejuk.engine.text.linear import Linear, write_linear

MODEL = load_model()


def test_it_is_small() -> None:
    assert (files("sejuk.engine.models") / "default.arrow").stat().st_size <= 4_000_000  # type: ignore[attr-defined]


def test_it_is_opened_once() -> None:
    assert load_model() is MODEL


def test_its_labels_and_themes_are_those_of_the_closed_list() -> None:
    assert set(MODEL.labels) <= {label.code for label in LABELS}
    assert set(MODEL.themes) == {theme.code for theme in THEMES}


def test_criticism_is_no_label() -> None:
    names = " ".join((*MODEL.labels, *MODEL.themes))
    assert not any(
        word in names for word in ("critic", "kritik", "protected", "government", "police", "negative")
    )


def test_its_thresholds_are_probabilities_of_its_labels() -> None:
    assert set(MODEL.thresholds) == set(MODEL.labels)
    assert all(0.5 <= value < 1 for value in MODEL.thresholds.values())
    assert set(MODEL.raising) <= set(MODEL.labels)
    assert 0 < MODEL.theme_threshold < 1


def test_it_names_its_data_licence_and_languages() -> None:
    assert MODEL.name == "default"
    assert MODEL.languages == {"id"}
    assert "ibrohim" not in " ".join(source["name"] for source in MODEL.about["data"]).replace(
        "without texts of ibrohim2019", ""
    )
    assert all("NC" not in source["licence"] for source in MODEL.about["data"])
    assert len(MODEL.sha256) == 64


def test_its_calibration_never_turns_a_score_around() -> None:
    assert (MODEL.slopes[:, 0] > 0).all()


def test_a_file_that_is_no_model_of_signals_is_refused(tmp_path: Path) -> None:
    weights = np.zeros((256, 1), dtype=np.int8)
    floats = np.zeros(1, dtype=np.float32)
    write_linear(tmp_path / "m.arrow", Linear(("id",), weights, floats, floats, {"name": "bahasa"}))
    with pytest.raises(ModelError, match="no model of signals"):
        load_model(tmp_path / "m.arrow")
    with pytest.raises(ModelError):
        load_model(tmp_path / "tidak-ada.arrow")
