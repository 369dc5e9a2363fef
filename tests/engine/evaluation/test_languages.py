"""Languages are measured: what is confused, and what has no language."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from sejuk.engine.evaluation.languages import answers, foreign_figures, foreign_texts, language_figures
from sejuk.engine.text.languages import NAMED, UNKNOWN
from sejuk.engine.training.languages import NUSAX


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """NusaX in the form of the real one: every language says one Javanese sentence."""
    for folder in NUSAX:
        place = tmp_path / "language" / "nusax" / "sentiment" / folder
        place.mkdir(parents=True)
        with (place / "test.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(
                [["id", "text"], [1, "Aku ora ngerti kenapa antrine dawa banget, padahal isih esuk."]]
            )
    return tmp_path


def test_only_the_right_language_is_right(data: Path) -> None:
    figures = {figure.protocol: figure for figure in language_figures(data) if figure.data == "NusaX"}
    assert set(figures) == {
        f"test part, {words}, {named}"
        for words in ("whole sentences", "first six words")
        for named in ("twelve languages", "named ones, others und")
    }
    assert {round(figure.value, 4) for figure in figures.values()} == {round(1 / 12, 4)}


def test_the_worst_pairs_are_named(data: Path) -> None:
    figure = next(language_figures(data))
    worst = figure.detail["expected, found, texts"]
    assert isinstance(worst, list)
    assert ["id", "jv", 1] in worst or ["ace", "jv", 1] in worst
    assert figure.detail["texts"] == 12


def test_other_languages_scripts_and_scraps_have_no_answer() -> None:
    values = {figure.measure: figure.value for figure in foreign_figures()}
    assert values["und where expected"] >= 0.97
    assert values["ms where expected"] >= 0.75
    assert values["id where expected"] >= 0.9


@pytest.mark.parametrize("kind", ["link", "arabic", "chinese", "short", "noise"])
def test_no_kind_without_a_language_is_named_often(kind: str) -> None:
    texts = [text for _, found, text in foreign_texts() if found == kind]
    named = [code for code in answers(texts) if code != UNKNOWN]
    assert len(named) <= len(texts) / 4


def test_the_set_expects_only_what_can_be_answered() -> None:
    rows = foreign_texts()
    assert len(rows) >= 150
    assert {expected for expected, _, _ in rows} <= {*NAMED, UNKNOWN}
    assert len({text for _, _, text in rows}) == len(rows)
