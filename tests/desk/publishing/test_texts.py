"""What is sent: the approved words, their origin and their page, within what each platform takes."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.desk.publishing.channels.html import body
from sejuk.desk.publishing.channels.mastodon import texts as mastodon
from sejuk.desk.publishing.channels.registry import channels
from sejuk.desk.publishing.channels.telegram import texts as telegram
from sejuk.desk.publishing.channels.texts import whole
from sejuk.desk.responses.item import Part, Passage, Source
from tests.desk.publishing.items import ITEM, PAGE, corrected

#: Letters that people write with; no surrogates, which no JSON holds.
_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=160)


@pytest.mark.parametrize("code", channels())
def test_everything_names_its_origin_and_its_page(code: str) -> None:
    said = channels()[code].text(ITEM, PAGE, "x")
    assert PAGE in said
    assert "Polres Telaga" in said
    assert said.startswith("Kotak suara di gudang kecamatan tersegel")


def test_the_rumour_never_stands_alone() -> None:
    said = whole(ITEM, PAGE)
    assert said.index("Yang beredar:") < said.index("Hasil pemeriksaan: Keliru") < said.index("Semua kotak")
    assert "Yang beredar" not in whole(replace(ITEM, verdict=None), PAGE)


def test_a_correction_says_so_first() -> None:
    for code, channel in channels().items():
        said = channel.text(corrected(), PAGE, "whatsapp")
        assert "Koreksi: Tanggal pemeriksaan segel diperbaiki." in said, code


def test_what_is_too_long_becomes_the_summary_and_no_sentence_is_cut() -> None:
    long = replace(ITEM, passages=(Passage(Part.FACT, "Semua kotak suara tersegel. " * 400),))
    said = telegram.text(long, PAGE, 4096)
    assert ITEM.summary in said
    assert "kotak suara tersegel. Semua" not in said


def test_telegram_counts_an_emoji_as_two() -> None:
    assert telegram.length("🕊a") == 3


@given(_WORDS.filter(str.strip), _WORDS, st.integers(1, 400))
def test_a_status_fits_whatever_was_written(title: str, summary: str, size: int) -> None:
    page = f"https://sejuk.example/klarifikasi/{'1' * min(size, 60)}/"
    item = replace(ITEM, title=" ".join(title.split()) or "x", summary=summary, unit="Polres", institution="")
    assert mastodon.length(mastodon.text(item, page, 500)) <= 500


@given(_WORDS)
def test_html_holds_what_was_written_and_no_tag_of_it(text: str) -> None:
    hostile = f"<script>x</script> & {text}"
    said = body(replace(ITEM, passages=(Passage(Part.FACT, hostile),)), PAGE)
    assert "<script" not in said
    assert hostile.split()[0] in unescape(said)


def test_a_source_without_a_web_address_is_no_link() -> None:
    odd = Source("other", "Foto gudang", "javascript:alert(1)")
    assert "javascript" not in body(replace(ITEM, sources=(odd,)), PAGE)
