from __future__ import annotations

import pytest

from sejuk.engine.claims.words import number, plain, read_words, stem


def stems(text: str) -> list[int]:
    return [word.stem for word in read_words(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mencoblos", "dicoblos"),
        ("dukungan", "mendukung"),
        ("servernya", "server"),
        ("claims", "claimed"),
        ("vaccines", "vaccine"),
        ("resigned", "resigns"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("#AustralianFires", "australian fires"),
        ("@realDonaldDuck", "real donald duck"),
        ("HTTPServer", "http server"),
        ("E200M", "e 200 m"),
        ("𝙂𝙞𝙫𝙚𝙖𝙬𝙖𝙮 𝗯𝗮𝗻𝗸", "giveaway bank"),
        ("Café’s", "cafes"),
        ("pro\u200bgram", "program"),
        ("lihat https://contoh.example/AbC?x=1 ini", "lihat ini"),
        ("foto pic.twitter.com/AbCd", "foto"),
    ],
)
def test_what_is_glued_or_styled_is_read_plainly(glued: str, apart: str) -> None:
    assert [word.written for word in read_words(glued)] == apart.split()


def test_numbers_are_odd_and_words_even_and_neither_is_the_seam() -> None:
    assert all(number(word) % 2 == 1 for word in ("7", "2031", "007"))
    assert all(number(word) % 2 == 0 and number(word) for word in ("surat", "suara", "x"))


def test_a_stem_is_the_same_number_on_every_machine() -> None:
    assert (number("surat"), number("12")) == (number("surat"), number("12"))
    assert stems("Surat suara 12") == stems("SURAT, SUARA: 12!")


def test_very_long_texts_are_read_up_to_a_limit() -> None:
    assert len(plain("a " * 50_000)) <= 20_000
