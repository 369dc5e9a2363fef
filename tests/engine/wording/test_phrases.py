"""Phrases are found as they are written in the lists, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.wording.lexicon import Entry, Lexicon
from sejuk.engine.wording.phrases import Phrases
from sejuk.engine.wording.tokens import Text, tokens


def found(phrase: str, text: str) -> list[str]:
    said = list(tokens(text))
    matches = Phrases([(phrase, True)]).find(said)
    return [" ".join(token.text for token in said[match.first : match.last]) for match in matches]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("surat suara", "Surat  suara dan surat\nsuara", ["Surat suara", "surat suara"]),
        ("a/b c", "a c, b c, c", ["a c", "b c"]),
        ("(sangat) besar", "sangat besar, besar", ["sangat besar", "besar"]),
        ("walikota/wali_kota", "wali kota", ["wali kota"]),
        ("nomor <n>", "nomor 2, nomor dua, nomor ②, nomor", ["nomor 2", "nomor dua", "nomor ②"]),
        ("nomor <angka>", "nomor 2, nomor dua", ["nomor 2"]),
        ("nomor <3>", "nomor 3, nomor 03, nomor tiga, nomor 13", ["nomor 3", "nomor 03", "nomor tiga"]),
        ("bupati <nama>", "bupati Rengga, bupati rengga", ["bupati Rengga"]),
        ("pilih <kata> saja", "pilih itu saja, pilih saja", ["pilih itu saja"]),
        ("lanjutkan <akhir>", "Lanjutkan! Lanjutkan membaca.", ["Lanjutkan"]),
        ("hoaks", "hoaksnya", ["hoaksnya"]),
        ("satu dua", "satu. Dua", []),
        ("jalan no 2", "jalan No. 2", ["jalan No 2"]),
        ("dua periode", "#2Periode #DuaPeriode", ["DuaPeriode".replace("Dua", "Dua ")]),
    ],
)
def test_each_sign_means_what_the_docstring_says(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


def test_the_longest_phrase_wins() -> None:
    phrases = Phrases([("surat", 1), ("surat suara sah", 2)])
    assert [match.meaning for match in phrases.find(list(tokens("surat suara sah, surat suara")))] == [2, 1]


def test_an_exception_spares_what_lies_inside_it_and_nothing_else() -> None:
    words = Lexicon([("dua periode", Entry("slogan.call"))], ["masa jabatan dua periode"])
    text = Text("title", "Masa jabatan dua periode. Dua periode!")
    assert [text.tokens[match.first].text for match in words.find(text)] == ["Dua"]


@given(st.text(max_size=200))
def test_words_stand_where_they_say_and_in_order(written: str) -> None:
    place = 0
    for token in tokens(written):
        assert written[token.start : token.end] == token.text
        assert token.start >= place
        place = token.end


@given(st.text(alphabet="ab .!\n", max_size=900))
def test_every_word_is_in_one_sentence_and_none_is_endless(written: str) -> None:
    text = Text("title", written)
    assert [word for sentence in text.sentences for word in sentence] == text.words
    assert all(len(sentence) <= 200 for sentence in text.sentences)
    for word in text.words:
        assert word in text.sentence_at(word.start)
