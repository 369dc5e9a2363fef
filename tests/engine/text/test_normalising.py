"""Noise that people put into words is undone, whatever the text."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.text import normalise
from sejuk.engine.text.normalising import CHUNK

TEXTS = st.lists(st.text(max_size=60), max_size=12)


def plain(text: str) -> str:
    return str(normalise(pa.array([text]))[0].as_py())


@pytest.mark.parametrize(
    ("noisy", "wanted"),
    [
        ("BANGEEEEEET", "banget"),
        ("g0bl0k", "goblok"),
        ("4njing", "anjing"),
        ("anj*ng", "anjing"),
        ("b4b1 d1g4j1 533n4kny4", "babi digaji seenaknya"),
        ("b*ngs*t k_s_s p#j#k", "bangsat kasus pajak"),
        ("m*mb*n*h kal**n", "membunuh kalian"),
        ("#usir_mereka #tps", "# usir mereka # tps"),
        ("paslon1 jam5 tps05 2024", "paslon1 jam5 tps05 2024"),
        ("rаkуаt", "rakyat"),
        ("b*a*b*i", "babi"),
        ("***", "*"),
        ("kata _____ lagi", "kata lagi"),
        ("b a b i", "babi"),
        ("k.a.f.i.r!", "kafir !"),
        ("ka\u200bfi\u200dr", "kafir"),
        ("аnjіng", "anjing"),
        ("ａｎｊｉｎｇ", "anjing"),
        ("𝓫𝓪𝓫𝓲", "babi"),
        ("b\u0301abi", "babi"),
        ("ba🐷bi", "babi"),
        ("🅱🅰🅱🅸", "babi"),
        ("orang2 yg gk tau", "orang yang tidak tahu"),
        ("orang-orang", "orang orang"),
        ("yaaa!!!!!", "ya !"),
        ("wkwkwkwkwk", "haha"),
        ("Rp 1.000", "rp 1 000"),
        ("maaf saat itu", "maaf saat itu"),
    ],
)
def test_noise_is_undone(noisy: str, wanted: str) -> None:
    assert plain(noisy) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "lihat https://contoh.test/a?b=c",
        "lihat www.contoh.test/x",
        "@budi_99 lihat",
        "lihat ani.b@contoh.test",
    ],
)
def test_links_handles_and_addresses_are_dropped(text: str) -> None:
    assert plain(text) == "lihat"


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t", "\x00\x01", "\u200b\u202e", "https://contoh.test", "@budi"]
)
def test_nothing_to_read_is_empty(text: str) -> None:
    assert plain(text) == ""


def test_no_mail_address_is_cut_in_the_middle_of_a_character() -> None:
    assert plain("ж" * 40 + "a@contoh.test lagi") == "ж" * 9 + " lagi"


def test_null_becomes_empty() -> None:
    assert normalise(pa.array([None, "Ya"], pa.string())).to_pylist() == ["", "ya"]


def test_no_texts_give_no_texts() -> None:
    assert normalise(pa.array([], pa.string())).to_pylist() == []


def test_other_scripts_stay_what_they_are() -> None:
    assert plain("привет мир") == "привет мир"
    assert plain("你好") == "你好"


def test_the_row_separator_inside_a_text_moves_no_row() -> None:
    assert normalise(pa.array(["a\x1eb", "lain"])).to_pylist() == ["ab", "lain"]


def test_what_is_past_the_limit_is_ignored() -> None:
    assert len(plain("kata " * 30_000)) <= 100_000


@given(TEXTS)
def test_any_texts_keep_their_number_and_order(texts: list[str]) -> None:
    together = normalise(pa.array(texts, pa.string())).to_pylist()
    assert together == [plain(text) for text in texts]


@given(st.text(max_size=200))
def test_no_capital_no_control_no_double_space_comes_out(text: str) -> None:
    found = plain(text)
    assert not any("A" <= char <= "Z" for char in found)
    assert not any(ord(char) < 32 for char in found)
    assert "  " not in found
    assert found == found.strip(" ")


@given(st.from_regex(r"@[a-z][a-z0-9_]{4,12}", fullmatch=True))
def test_no_handle_survives(handle: str) -> None:
    assert plain(f"kata {handle} lagi") == "kata lagi"


def test_chunks_do_not_change_results() -> None:
    texts = [f"Kabar ke {number} yg b a i k" for number in range(2 * CHUNK + 7)]
    assert normalise(pa.array(texts)).to_pylist() == [
        *normalise(pa.array(texts[:5])).to_pylist(),
        *normalise(pa.array(texts[5:])).to_pylist(),
    ]
