"""The order in which an item is read, and what is passed on of it."""

from __future__ import annotations

from dataclasses import replace

from django.test import Client

from sejuk.desk.portal.telling import sections_of, shared_text
from sejuk.desk.responses.item import Part, Passage
from sejuk.desk.responses.models import Version
from tests.desk.factchecks.given import ITEM
from tests.desk.portal.reading import text

SANDWICH = tuple(
    Passage(part, f"Kalimat {number}.")
    for number, part in enumerate((Part.FACT, Part.WARNING, Part.EXPLANATION, Part.FACT), 1)
)


def test_the_fact_comes_first_and_again_at_the_end_under_another_heading() -> None:
    parts = [one.part for one in sections_of(replace(ITEM, passages=SANDWICH))]
    assert parts == [Part.FACT, Part.WARNING, Part.EXPLANATION, Part.CLOSING]


def test_paragraphs_are_told_apart() -> None:
    (one,) = sections_of(replace(ITEM, passages=(Passage(Part.TEXT, "Satu.\n\n\n\nDua.\nTiga."),)))
    assert one.paragraphs == ("Satu.", "Dua.\nTiga.")


def test_what_is_shared_begins_with_the_fact_and_says_of_what_the_verdict_is() -> None:
    said = shared_text(ITEM, "https://sejuk.example/klarifikasi/12/")
    assert said.startswith(ITEM.title)
    assert "Kabar yang beredar: Salah" in said
    assert said.endswith("Polda Hulu: https://sejuk.example/klarifikasi/12/")


def test_a_text_without_a_verdict_says_none() -> None:
    said = shared_text(replace(ITEM, verdict=None, claim=""), "x")
    assert "Kabar yang beredar" not in said


def test_it_speaks_the_language_of_the_text() -> None:
    assert "What goes around: Salah" in shared_text(replace(ITEM, language="en"), "x")


def test_the_stamp_stands_with_the_rumour_and_after_the_fact(stranger: Client, told: Version) -> None:
    page = text(stranger.get(f"/klarifikasi/{told.response_id}/"))
    assert page.index("<h1") < page.index("Kabar yang diperiksa") < page.index("Kabar yang beredar:")
    front = text(stranger.get("/publik/"))
    assert front.index(told.title) < front.index("Kabar yang beredar:")
