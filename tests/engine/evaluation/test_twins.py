"""Twins are told from the texts of an archive alone."""

from __future__ import annotations

from sejuk.engine.evaluation.twins import runs, twins

ELSEWHERE = ["kotak suara hanyut di sungai", "gerhana terlihat besok pagi"]


def test_titles_with_most_words_in_common_are_twins() -> None:
    titles = ["Surat suara tercoblos di gudang", "Surat suara sudah tercoblos di gudang", "Gempa di pesisir"]
    assert twins(titles, ["a b c d", "e f g h", "i j k l"]) == [{1}, {0}, set()]


def test_posts_with_half_of_their_runs_in_common_are_twins_under_any_title() -> None:
    post = "bagikan ke semua grup sebelum dihapus admin kata saudara saya"
    assert twins(ELSEWHERE, [post, post + " tadi malam"]) == [{1}, {0}]


def test_common_words_alone_make_no_twins() -> None:
    assert twins(ELSEWHERE, ["klik tautan di bawah ini", "klik tombol merah lalu isi data"]) == [set(), set()]


def test_nothing_is_no_twin_of_nothing() -> None:
    assert twins(["satu", "dua"], ["", "!!"]) == [set(), set()]
    assert runs("satu dua", 3) == {"satu dua"}
