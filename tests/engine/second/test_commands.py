"""The commands import, verify and use a second stage, and say no where it is not fit."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sejuk.cli import main
from sejuk.engine.evaluation import cascade as measuring
from sejuk.engine.training.tweets import COLUMNS
from tests.engine.second.conftest import BAD, GOOD


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", *map(str, words)])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The published folds in their form, of invented sentences."""
    folder = tmp_path / "data" / "hate" / "ibrohim2019_folds"
    folder.mkdir(parents=True)
    for part in ("train", "dev", "test"):
        with gzip.open(folder / f"{part}0.csv.gz", "wt", encoding="latin-1", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["Tweet", *COLUMNS])
            for texts, label in ((GOOD, 0), (BAD, 1)):
                writer.writerows([text, *[label] * len(COLUMNS)] for text in texts)
    return tmp_path / "data"


def test_import_prints_licence_and_digest(exported: Path, tmp_path: Path) -> None:
    result = run("models", "import-onnx", exported, "--out", tmp_path / "new")
    assert result.exit_code == 0, result.output
    folder, licence, digest = result.stdout.strip().split("\t")
    assert (folder, licence, len(digest)) == (str(tmp_path / "new"), "AGPL-3.0-or-later", 64)


def test_import_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("models", "import-onnx", tmp_path / "empty", "--out", tmp_path / "new")
    assert result.exit_code == 1
    assert "labels.json" in result.output


def test_verify_refuses_a_second_stage_that_raises_lawful_speech(constants: dict[str, Path]) -> None:
    result = run("models", "verify", constants["yes"])
    assert result.exit_code == 1
    assert "G2 FAILED" in result.output
    assert "lawful speech raised" in result.output


def test_a_second_stage_that_fails_the_gate_assesses_nothing(
    constants: dict[str, Path], tmp_path: Path
) -> None:
    (tmp_path / "posts.jsonl").write_text(json.dumps({"id": "1", "text": "jalan rusak"}))
    out = tmp_path / "out.jsonl"
    result = run("assess", tmp_path / "posts.jsonl", "--out", out, "--second", constants["yes"])
    assert result.exit_code == 2
    assert "may not judge posts" in result.output
    assert not out.exists()


def test_a_second_stage_that_passes_the_gate_assesses(constants: dict[str, Path], tmp_path: Path) -> None:
    rows = [{"id": str(number), "text": text} for number, text in enumerate(BAD)]
    (tmp_path / "posts.jsonl").write_text("\n".join(map(json.dumps, rows)))
    out = tmp_path / "out.jsonl"
    result = run(
        "assess", tmp_path / "posts.jsonl", "--out", out, "--second", constants["same"], "--share", 1
    )
    assert result.exit_code == 0, result.output
    assert {json.loads(line)["stage"] for line in out.read_text().splitlines()} == {1}  # all far from doubt


def test_the_curve_names_share_and_time(data: Path, imported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "FOLDS", range(1))
    result = run("eval", "cascade", "--data", data, "--second", imported)
    assert result.exit_code == 0, result.output
    figures = [json.loads(line) for line in result.stdout.splitlines()]
    assert [figure["detail"]["share wanted"] for figure in figures] == list(measuring.SHARES)
    sent = [figure["detail"]["share sent"] for figure in figures]
    assert sent[0] == 0
    assert sent[-1] == 1
    assert sent == sorted(sent)
    times = [figure["detail"]["milliseconds a post"] for figure in figures]
    assert times == sorted(times)
    assert figures[-1]["value"] == 1.0  # the small network tells these sentences apart


def test_without_a_second_stage_one_is_trained_for_each_fold(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measuring, "FOLDS", range(1))
    figures = [json.loads(line) for line in run("eval", "cascade", "--data", data).stdout.splitlines()]
    assert len(figures) == len(measuring.SHARES)
    assert all("small network" in figure["protocol"] for figure in figures)
