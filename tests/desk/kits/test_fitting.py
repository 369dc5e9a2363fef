"""Whole words in lines that have room, and widths that are never less than what is drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont, features

from sejuk.desk.kits.fitting import fitted, fitted_address, sizes, wrapped
from sejuk.desk.kits.typeface import _FILES, FOLDER, Weight, drawable, plain, width
from sejuk.desk.organisation.refusal import Refused
from tests.desk.kits.given import texts


@given(texts(30), st.sampled_from(Weight), st.integers(28, 120), st.integers(100, 1000))
def test_wrapped_text_keeps_every_word_whole_and_inside(
    text: str, weight: Weight, size: int, room: int
) -> None:
    lines = wrapped(text.split(), weight, size, room)
    if lines:
        assert " ".join(lines) == " ".join(text.split())
        assert all(width(line, weight, size) <= room for line in lines)
    else:
        assert any(width(word, weight, size) > room for word in text.split())


@given(texts(30), st.integers(200, 1000), st.integers(40, 900))
def test_a_block_that_fits_has_the_largest_size_that_does(text: str, room: int, height: int) -> None:
    block = fitted(text, Weight.BOLD, sizes(80, 28), room, height=height)
    if block is None:
        assert fitted(text, Weight.BOLD, [28], room, height=height) is None
        return
    assert " ".join(block.lines) == " ".join(text.split())
    assert block.height <= height
    assert all(width(line, block.weight, block.size) <= room for line in block.lines)
    assert block.size == 80 or not fitted(text, Weight.BOLD, [block.size + 2], room, height=height)


def test_no_word_stands_alone_where_lines_can_be_even() -> None:
    block = fitted("Pemungutan suara dimulai pukul tujuh pagi", Weight.REGULAR, [40], 700)
    assert block is not None
    assert len(block.lines) == 2
    assert len(block.lines[-1].split()) > 1


def test_an_address_goes_on_after_a_joint_only() -> None:
    block = fitted_address("sejuk.kabupaten.example/tanggapan/1234", Weight.BOLD, 28, 400, 3)
    assert block is not None
    assert "".join(block.lines) == "sejuk.kabupaten.example/tanggapan/1234"
    assert all(line[-1] in "./-" for line in block.lines[:-1])


@pytest.mark.skipif(not features.check("raqm"), reason="the system has no library for kerning")
@given(texts(6), st.sampled_from(Weight))
def test_what_is_measured_is_no_less_than_what_is_drawn(text: str, weight: Weight) -> None:
    shaped = ImageFont.truetype(FOLDER / _FILES[weight], 1000, layout_engine=ImageFont.Layout.RAQM)
    assert shaped.getlength(text) <= width(text, weight, 1000) * 1.03 + 20


@pytest.mark.parametrize("weight", Weight)
def test_every_sign_of_the_list_is_drawn(weight: Weight) -> None:
    face = ImageFont.truetype(FOLDER / _FILES[weight], 200, layout_engine=ImageFont.Layout.BASIC)
    missing = bytes(face.getmask("\uffff"))
    assert [sign for sign in sorted(drawable()) if bytes(face.getmask(sign)) == missing] == []


@pytest.mark.parametrize("text", ["Awas 🔥", "السلام", "日本", "ꦲꦏ꧀ꦱꦫ"])
def test_a_sign_that_cannot_be_drawn_is_named(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        plain(text)
    assert text[-1] in str(refusal.value.reason)


def test_signs_that_show_nothing_leave_no_gap() -> None:
    assert plain("pe\u00admilu\u200b  13\u00a0Februari\n") == "pemilu 13 Februari"
