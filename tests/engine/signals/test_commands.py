"""``sejuk models`` lists and checks."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from sejuk.cli import main
from sejuk.engine.evaluation.gate import breaches
from sejuk.engine.models.commands import models
from sejuk.engine.signals import load_model
from sejuk.engine.text.linear import Linear, write_linear


def test_the_shipped_models_are_listed_with_licence_and_digest() -> None:
    result = CliRunner().invoke(models, ["list"])
    assert result.exit_code == 0
    assert "language\tCC BY-SA 4.0\t" in result.output
    assert load_model().sha256 in result.output


def test_the_shipped_model_is_verified_by_the_gate() -> None:
    path = str(files("sejuk.engine.models") / "default.arrow")
    result = CliRunner().invoke(models, ["verify", path])
    failed = breaches(load_model())
    assert result.exit_code == (1 if failed else 0)
    assert ("G2 FAILED" if failed else "G2 ok") in result.output
    assert all(line in result.output for line in failed)


def raising_everything(path: Path) -> Path:
    shipped = load_model().linear
    bias = np.full_like(shipped.bias, 50)
    write_linear(path, Linear(shipped.labels, shipped.weights, shipped.scale, bias, shipped.about))
    return path


def test_a_model_that_raises_everything_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(models, ["verify", str(raising_everything(tmp_path / "m.arrow"))])
    assert result.exit_code == 1
    assert "FAILED" in result.output
    assert "lawful speech raised" in result.output


def test_a_model_that_fails_is_put_aside_when_it_is_trained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def train(_data: Path, out: Path) -> Linear:
        raising_everything(out)
        return load_model().linear

    monkeypatch.setattr("sejuk.engine.training.default.train_default", train)
    out = tmp_path / "m.arrow"
    result = CliRunner().invoke(models, ["train", "default", "--data", str(tmp_path), "--out", str(out)])
    assert result.exit_code == 1
    assert "lawful speech raised" in result.output
    assert not out.exists()
    assert (tmp_path / "m.arrow.refused").exists()


@pytest.mark.parametrize("language", ["id", "en"])
def test_posts_are_not_judged_by_a_model_that_fails(tmp_path: Path, language: str) -> None:
    posts, model = tmp_path / "posts.csv", raising_everything(tmp_path / "m.arrow")
    posts.write_text("id,text\n1,Jalan rusak lagi\n", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    arguments = ["--lang", language, "assess", str(posts), "--out", str(out), "--model", str(model)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "sejuk models verify" in result.output
    assert not out.exists()


def test_a_file_that_is_no_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "m.arrow").write_bytes(b"x")
    result = CliRunner().invoke(models, ["verify", str(tmp_path / "m.arrow")])
    assert result.exit_code == 1
    assert "no Sejuk model" in result.output
