"""What people read is what is there, and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.sources.cleaning import clean_line, clean_text, plain_line, plain_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<b>Logistik</b> tiba &amp; disimpan", "Logistik tiba & disimpan"),
        ("5 < 7 dan 9 > 2", "5 < 7 dan 9 > 2"),
        ("<p>Satu.</p><p>Dua.</p>", "Satu.\n\nDua."),
        ("satu<br>dua", "satu\ndua"),
        ("&lt;b&gt;dua kali&lt;/b&gt;", "dua kali"),
        ("&amp;lt;b&amp;gt;tiga kali", "tiga kali"),
        ("a<script>alert('x')</script>b", "ab"),
        ("a<style>b{}</style>c<!-- d -->e", "ace"),
        ("<img src=x onerror=alert(1)>gambar", "gambar"),
        ("<a href='javascript:x'>tautan</a>", "tautan"),
        ("kata&nbsp;kata", "kata kata"),
        ("<svg><text>tersembunyi</text></svg>tampak", "tampak"),
        ("tidak <b ditutup", "tidak"),
        ("", ""),
    ],
)
def test_markup_is_gone_and_its_text_stays(markup: str, text: str) -> None:
    assert plain_text(markup) == text


@pytest.mark.parametrize(
    "hidden",
    [
        "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad",  # zero width
        "\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067", "\u2069",  # bidi
        "\u200e", "\u200f", "\u061c",
        "\x00", "\x08", "\x1b", "\x7f", "\x9f",  # control
        "\U000e0041", "\U000e007f",  # tags
        "\u115f", "\u3164", "\u2800", "\u034f",  # fillers
        "\ue000", "\U0010ffff", "\ufffe", "\ud800",  # private, none, half
    ],
)  # fmt: skip
def test_invisible_characters_are_gone(hidden: str) -> None:
    assert clean_text(f"su{hidden}rat {hidden}suara") == "surat suara"


def test_invisible_characters_written_as_entities_are_gone() -> None:
    assert plain_text("su&#8203;rat &#x202e;suara&zwj;") == "surat suara"


def test_piled_marks_are_taken_down_and_spelling_stays() -> None:
    assert len(clean_text("a" + "\u0301\u0302\u0303" * 30)) <= 5
    assert clean_text("Rp e\u0301") == "Rp é"
    assert clean_text("ꦱꦸꦫꦠ꧀") == "ꦱꦸꦫꦠ꧀"
    assert clean_text("السلام عليكم") == "السلام عليكم"


def test_spaces_and_lines_are_tidy() -> None:
    assert clean_text("  a \t b \r\n\r\n\r\n\r\n c\u2028d\u00a0e ") == "a b\n\nc\nd e"
    assert clean_line("a\n\nb") == "a b"


def test_a_long_text_is_cut_at_a_word() -> None:
    cut = clean_text("kata " * 100, limit=50)
    assert len(cut) <= 50
    assert cut.endswith("kata…")
    assert len(clean_text("x" * 100, limit=50)) == 50


def test_markup_too_deep_for_a_tree_is_still_read() -> None:
    assert plain_text("<div>" * 50_000 + "dalam") == "dalam"
    assert plain_text("<b>x</b>" * 3000 + "<script>y</script><!-- z -->akhir").endswith("akhir")
    assert "y" not in plain_text("<b>x</b>" * 3000 + "<script>y</script><!-- z -->akhir")


@pytest.mark.parametrize("bomb", ["<!--", "<script", "<a ", "&lt;", "<", "<p a=", "]]>"])
def test_repetition_is_read_in_linear_time(bomb: str) -> None:
    assert len(plain_text(bomb * 100_000)) <= 10_000


@given(st.text(max_size=300))
def test_no_markup_gives_anything_but_bounded_visible_text(markup: str) -> None:
    text = plain_text(markup, limit=100)
    assert len(text) <= 100
    assert text == text.strip()
    assert all(unicodedata.category(letter) not in {"Cs", "Co"} for letter in text)
    assert all(letter == "\n" or unicodedata.category(letter) != "Cc" for letter in text)


@given(st.text(alphabet="<>/&;!-abp \n=\"'scriptxamplt#0123", max_size=200))
def test_titles_are_one_line(markup: str) -> None:
    assert "\n" not in plain_line(markup)
