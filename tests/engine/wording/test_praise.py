"""Praise of who is in office asks for another institution; every mention of them is shown."""

from __future__ import annotations

import pytest

from sejuk.engine.wording import Severity, check
from tests.engine.wording.drafts import a_draft, found, written


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Berkat Bapak Gubernur jalan kita mulus.", "Berkat Bapak Gubernur"),
        ("Bupati memang selalu peduli.", "Bupati memang selalu peduli"),
        ("Matur nuwun Pak Bupati.", "Matur nuwun Pak Bupati"),
        ("Warga bangga punya wali kota ini.", "bangga punya wali kota"),
    ],
)
def test_praise_is_found_with_the_words_between(text: str, words: str) -> None:
    draft = a_draft(text)
    finding = found(draft, "incumbent_praise")[0]
    assert (written(draft, finding), finding.severity) == (words, Severity.NEEDS_OTHER_INSTITUTION)
    assert found(draft, "office_holder") == []


@pytest.mark.parametrize(
    "text",
    [
        "Bupati tidak berhasil dihubungi.",
        "Bupati menyampaikan terima kasih kepada petugas.",
        "Bupati membuka rapat. Petugas bekerja hebat.",
    ],
)
def test_a_plain_mention_is_shown_and_no_more(text: str) -> None:
    draft = a_draft(text)
    assert found(draft, "incumbent_praise") == []
    (finding,) = found(draft, "office_holder")
    assert finding.severity is Severity.HINT


@pytest.mark.parametrize(
    "text", ["Calon bupati ikut debat.", "Kantor bupati tutup.", "Surat suara gubernur berwarna."]
)
def test_an_office_is_no_person(text: str) -> None:
    assert found(a_draft(text), "office_holder") == []


def test_one_stretch_of_words_is_told_once() -> None:
    findings = check(a_draft("Terima kasih Bapak Gubernur yang hebat."))
    assert [one.rule for one in findings if one.span.part == "passage:0"] == ["incumbent_praise"]
