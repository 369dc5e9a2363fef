"""What research joins: a weighted mean, written in two files that belong together, read again as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from sejuk.engine.text.linear import ModelError
from sejuk.engine.training.beside import path_beside, read_beside, write_beside
from sejuk.engine.training.joined import WEIGHT, Joined, fit_joined, read_joined, train_research
from sejuk.engine.training.networks import network_scores
from sejuk.engine.training.tweets import read_tweets
from tests.engine.training.tweets import write_set

TEXTS = ["kaum zorb kotor semua", "padi menguning", "usir si zorb bau lagi", ""]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("joined")
    write_set(folder)
    train_research(folder, folder / "research.arrow")
    return folder / "research.arrow"


@pytest.fixture(scope="module")
def joined(path: Path) -> Joined:
    return read_joined(path)


def test_scores_are_the_weighted_mean_of_the_three(joined: Joined) -> None:
    linear = (joined.linear_scores(TEXTS) + joined.blocks.scores(TEXTS)) / 2
    mean = (1 - WEIGHT) * linear + WEIGHT * network_scores(joined.networks, TEXTS)
    assert joined.scores(TEXTS) == pytest.approx(mean)
    assert joined.scores(TEXTS).shape == (4, 10)


def test_it_has_learnt_what_tells(joined: Joined) -> None:
    hate = joined.scores(TEXTS)[:, 0]
    assert min(hate[0], hate[2]) > 0 > hate[1]


def test_what_was_written_scores_as_what_was_fitted(joined: Joined, path: Path) -> None:
    tweets = read_tweets(path.parent)
    columns = [0, 1, 2, 3, 4, 5, 6, 7, 8, 11]
    fitted = fit_joined(tweets.texts, tweets.labels[:, columns], joined.linear.labels)
    assert joined.scores(TEXTS) == pytest.approx(fitted.scores(TEXTS), abs=1e-4)


def test_files_of_different_labels_are_refused(joined: Joined, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "research.arrow"
    shutil.copy(path, copy)
    write_beside(path_beside(copy), joined.blocks, joined.networks, ("other",))
    with pytest.raises(ModelError, match="train them together"):
        read_joined(copy)


@pytest.mark.parametrize("cut", [None, 0, 10, 2000], ids=["missing", "empty", "short", "half"])
def test_a_missing_or_broken_file_is_refused(path: Path, tmp_path: Path, cut: int | None) -> None:
    broken = tmp_path / "a.beside.npz"
    if cut is not None:
        broken.write_bytes(path_beside(path).read_bytes()[:cut])
    with pytest.raises(ModelError, match="sejuk models train"):
        read_beside(broken)


def test_numbers_of_another_making_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "other.npz", numbers=np.arange(3))
    with pytest.raises(ModelError, match="sejuk models train"):
        read_beside(tmp_path / "other.npz")
