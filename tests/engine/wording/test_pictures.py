"""Every picture has a description that describes."""

from __future__ import annotations

import pytest

from sejuk.engine.wording import Severity, explain
from tests.engine.wording.drafts import a_draft, found


def test_an_empty_description_stops_the_text_and_says_which() -> None:
    (finding,) = found(a_draft(alt_texts=["Petugas membuka kotak suara", " "]), "missing_alt")
    assert (finding.severity, finding.span.part) == (Severity.BLOCK, "alt:1")
    assert "Gambar 2" in explain(finding)


@pytest.mark.parametrize("text", ["gambar", "Foto 3", "IMG_2031.jpg", "poster-final.PNG", "Infografis"])
def test_a_description_that_says_nothing_is_named(text: str) -> None:
    (finding,) = found(a_draft(alt_texts=[text]), "missing_alt")
    assert finding.severity is Severity.WARN


@pytest.mark.parametrize(
    "text", ["Kotak suara", "Poster jadwal: TPS buka pukul 07.00", "Foto petugas di TPS"]
)
def test_a_short_description_will_do(text: str) -> None:
    assert found(a_draft(alt_texts=[text]), "missing_alt") == []
