"""``sejuk models`` lists and checks."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
from click.testing import CliRunner

from sejuk.engine.models.commands import models
from sejuk.engine.signals import load_model
from sejuk.engine.text.linear import Linear, write_linear


def test_the_shipped_models_are_listed_with_licence_and_digest() -> None:
    result = CliRunner().invoke(models, ["list"])
    assert result.exit_code == 0
    assert "language\tCC BY-SA 4.0\t" in result.output
    assert load_model().sha256 in result.output


def test_the_shipped_model_is_verified() -> None:
    path = str(files("sejuk.engine.models") / "default.arrow")
    result = CliRunner().invoke(models, ["verify", path])
    assert result.exit_code == 0
    assert "G2 ok" in result.output


def test_a_model_that_raises_everything_is_refused(tmp_path: Path) -> None:
    shipped = load_model().linear
    bias = np.full_like(shipped.bias, 50)
    write_linear(
        tmp_path / "m.arrow", Linear(shipped.labels, shipped.weights, shipped.scale, bias, shipped.about)
    )
    result = CliRunner().invoke(models, ["verify", str(tmp_path / "m.arrow")])
    assert result.exit_code == 1
    assert "FAILED" in result.output


def test_a_file_that_is_no_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "m.arrow").write_bytes(b"x")
    result = CliRunner().invoke(models, ["verify", str(tmp_path / "m.arrow")])
    assert result.exit_code == 1
    assert "no Sejuk model" in result.output
