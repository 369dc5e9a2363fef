"""The language model is learnt from sentences, and only what tells languages apart counts."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from sejuk.engine.text.languages import identify_rows
from sejuk.engine.text.wordmodel import STEP, WordModel, read_words
from sejuk.engine.training.languages import (
    CLASSES,
    NUSAX,
    accuracy,
    fit_languages,
    malay_like,
    train_languages,
)
from sejuk.engine.training.wordfitting import SMOOTHING, count, fit_words, shared

SENTENCES = [
    ("id", "saya tidak mau pergi ke pasar hari ini", 1.0),
    ("jv", "aku ora gelem lunga nyang pasar dina iki", 1.0),
    ("su", "abdi teu hoyong angkat ka pasar dinten ieu", 1.0),
    ("en", "i do not want to go to the market today", 1.0),
    ("ms", "saya tak nak pergi ke pasar esok", 1.0),
    ("id:broad", "internet di rumah lagi mati", 1.0),
    ("other:rest", "zxcv qwrt", 1.0),
] + [
    (code, f"{code}ka {code}nga {code}ti", 1.0)
    for code in ("ace", "ban", "bjn", "bug", "mad", "min", "nij", "bbc")
]


@pytest.fixture(scope="module")
def fitted() -> WordModel:
    return fit_languages(SENTENCES)


def test_each_language_is_known_by_its_words(fitted: WordModel) -> None:
    rows = [b"ora gelem lunga", b"abdi teu hoyong", b"do not want", b"saya tidak mau"]
    found, sure = identify_rows(rows, model=fitted)
    assert found == ["jv", "su", "en", "id"]
    assert (sure > 0.5).all()


def test_what_no_language_has_speaks_for_none(fitted: WordModel) -> None:
    assert identify_rows([b"bfghjk wvxzq kkpprr fjfjfj"], model=fitted)[0] == ["und"]


def test_malay_is_indonesian_with_other_words() -> None:
    assert (
        malay_like("Kamu bisa datang besok karena mobil rusak")
        == "awak boleh datang esok kerana kereta rosak"
    )
    assert malay_like("pohon itu tinggi") == "pohon itu tinggi"


def test_a_word_counts_as_often_as_its_text_matters() -> None:
    found = count([b"padi padi", b"padi"], np.array([0, 1]), np.array([1.0, 0.5]), 2)
    assert len(found.keys) == 4  # " pad", "padi", "adi " and the word
    assert found.table.tolist() == [[2.0, 0.5]] * 4


def test_shares_are_taken_from_what_was_counted() -> None:
    counts = count([b"padi", b"sawah"], np.array([0, 1]), np.ones(2), 3)
    added = shared(counts, 1, {0: 0.5, 2: 2.0})
    assert added.table[:, 1].tolist() == counts.table[:, 1].tolist()
    assert added.table[:, 2].tolist() == (2 * counts.table[:, 1]).tolist()
    assert added.table[:, 0].tolist() == (counts.table[:, 0] + 0.5 * counts.table[:, 1]).tolist()


def test_a_weight_is_the_log_ratio_of_naive_bayes() -> None:
    counts = count([b"a", b"b"], np.array([0, 1]), np.array([3.0, 3.0]), 2)
    weights = fit_words(counts, [])
    ratio = np.log((3 + SMOOTHING) / SMOOTHING) / 2
    assert np.abs(weights).ravel() * STEP == pytest.approx([ratio] * 4, abs=STEP / 2)


def test_a_class_with_more_text_is_no_likelier() -> None:
    counts = count([b"a", b"b"], np.array([0, 1]), np.array([1000.0, 1000.0]), 2)
    fewer = count([b"a", b"b"], np.array([0, 1]), np.array([1000.0, 10.0]), 2)
    both = fit_words(counts, []), fit_words(fewer, [])
    assert np.sign(both[0]).tolist() == np.sign(both[1]).tolist()
    assert both[1][0].tolist() == both[1][1][::-1].tolist()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder in the form of the real one: NusaX of two sentences a language, an empty corpus."""
    for folder, code in NUSAX.items():
        place = tmp_path / "language" / "nusax" / "sentiment" / folder
        place.mkdir(parents=True)
        for part in ("train", "valid", "test"):
            with (place / f"{part}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(["id", "text", "label"])
                writer.writerow([1, f"{code}ka {code}nga {code}ti {code}lo", "neutral"])
    return tmp_path


def test_training_writes_a_model_with_its_figures(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sejuk.engine.training.languages.yogasgm", lambda *_: [])
    train_languages(data, tmp_path / "one.arrow")
    made = read_words(tmp_path / "one.arrow")
    assert made.labels == CLASSES
    assert set(made.about["figures"]["test"]["6"]) == set(NUSAX.values())
    assert made.about["licence"] == "CC BY-SA 4.0"
    train_languages(data, tmp_path / "two.arrow")
    assert (tmp_path / "one.arrow").read_bytes() == (tmp_path / "two.arrow").read_bytes()


def test_accuracy_is_counted_for_each_language(fitted: WordModel) -> None:
    taught = [("jv", "ora gelem lunga"), ("jv", "do not want"), ("en", "do not want")]
    assert accuracy(fitted, taught, 6) == {"jv": 0.5, "en": 1.0}
