"""Made pages are what their data says."""

from __future__ import annotations

from pathlib import Path

import pytest

from sejuk.engine.evaluation.cards import PAGES
from sejuk.engine.labels import LABELS, THEMES
from sejuk.engine.signals import load_model
from sejuk.engine.text.languages import language_model

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_page_in_the_docs_is_current(name: str) -> None:
    made = PAGES[name]()
    assert (REFERENCE / name).read_text(encoding="utf-8") == made, "run: make docs"


def test_every_label_and_theme_is_on_its_page() -> None:
    page = PAGES["labels.md"]()
    assert all(f"`{label.code}`" in page and label.is_not in page for label in LABELS)
    assert all(f"`{theme.code}`" in page for theme in THEMES)


def test_the_card_names_data_licence_and_digest() -> None:
    card = PAGES["model-card-default.md"]()
    model = load_model()
    assert model.sha256 in card
    assert all(source["name"] in card and source["licence"] in card for source in model.about["data"])


def test_the_language_card_names_data_licence_and_digest() -> None:
    card = PAGES["model-card-language.md"]()
    about = language_model().about
    assert about["sha256"] in card
    assert about["licence"] == "CC BY-SA 4.0"
    assert all(source["name"] in card and source["licence"] in card for source in about["data"])
