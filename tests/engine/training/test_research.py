"""The research weights: trained by one command, marked with their licence, read by the same kernel."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from click.testing import CliRunner

from sejuk.engine.models.commands import models
from sejuk.engine.schemas import POSTS
from sejuk.engine.signals import Model, assess, load_model
from sejuk.engine.text.linear import read_linear
from sejuk.engine.training.research import fit_research, rows_of
from sejuk.engine.training.tweets import COLUMNS, read_tweets
from tests.engine.training.tweets import rows, write, write_set


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("research")
    write_set(folder)
    out = folder / "research.arrow"
    result = CliRunner().invoke(models, ["train", "research", "--data", str(folder), "--out", str(out)])
    assert result.exit_code == 0, result.output
    return out


@pytest.fixture(scope="module")
def model(path: Path) -> Model:
    return load_model(path)


def posts(*texts: str) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([{"id": "a", "text": text} for text in texts], schema=POSTS)


def test_the_file_says_its_licence_and_its_data(model: Model) -> None:
    assert model.name == "research"
    assert model.about["licence"] == "CC BY-NC-SA 4.0"
    assert "ibrohim2019" in model.about["data"][0]["name"]


def test_it_knows_the_labels_of_the_set_and_no_theme(model: Model) -> None:
    assert set(model.labels) == {label for label in COLUMNS.values() if label}
    assert model.themes == ()


def test_it_has_learnt_what_tells(model: Model) -> None:
    signals = assess(posts("kaum zorb kotor", "padi sudah menguning"), model)
    hate = signals.column("hate_speech").to_pylist()
    assert hate[0] > hate[1]
    assert signals.column("theme").null_count == 2
    assert signals.column("incitement").null_count == 2


def test_it_gives_no_reasons_as_it_reads_more_than_the_plain_form(model: Model) -> None:
    assert assess(posts("kaum zorb kotor semua"), model).column("reasons").to_pylist() == [[]]


def test_training_again_gives_the_same_file_to_the_bit(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.arrow"
    CliRunner().invoke(models, ["train", "research", "--data", str(path.parent), "--out", str(again)])
    assert again.read_bytes() == path.read_bytes()


def verified(path: Path, data: Path) -> tuple[int, str]:
    result = CliRunner().invoke(models, ["verify", str(path), "--data", str(data)])
    return result.exit_code, result.output


def test_verify_trains_again_and_says_whether_the_bytes_are_the_same(path: Path) -> None:
    code, said = verified(path, path.parent)
    # the gate refuses these weights, as the set calls criticism hate; the bytes are the same all the same
    assert code in (0, 1)
    assert "trained again: the same bytes" in said


def test_verify_finds_a_model_that_its_data_do_not_give(path: Path, tmp_path: Path) -> None:
    write(tmp_path / "hate" / "ibrohim2019" / "re_dataset.csv.gz", rows()[:96])
    code, said = verified(path, tmp_path)
    assert code == 1
    assert "trained again: OTHER bytes" in said


def test_a_model_that_was_read_scores_as_the_one_that_was_fitted(path: Path) -> None:
    tweets = read_tweets(path.parent)
    fitted = fit_research(tweets.texts, tweets.labels[:, :2], ("hate_speech", "abusive"))
    rows = rows_of(tweets.texts)
    assert np.array_equal(fitted.scores(rows), np.concatenate([fitted.scores([row]) for row in rows]))
    assert read_linear(path).scores(rows).shape == (len(rows), 10)


def test_a_word_said_twice_counts_once(path: Path) -> None:
    once, twice = read_linear(path).scores([b"zorb zorb zorb zorb", b"zorb zorb zorb"])
    assert once == pytest.approx(twice)
