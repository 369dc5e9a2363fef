"""No name of a people or religion weighs more than another."""

from __future__ import annotations

import pytest

from sejuk.engine.text.cleaning import clean
from sejuk.engine.text.levelling import GROUPS, levelled, levelled_words
from sejuk.engine.text.tracing import trace
from sejuk.engine.text.views import LEVEL, viewed


def read(text: str) -> bytes:
    return viewed(clean([text]), LEVEL)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("orang Jawa itu tetangga kami", "orang Tionghoa itu tetangga kami"),
        ("keturunan Arab berdagang", "etnis Tionghoa berdagang"),
        ("umat Islam berdoa", "jemaat Ahmadiyah berdoa"),
        ("Umat Hindu dan umat Kristen", "warga Syiah dan kaum Yahudi"),
    ],
)
def test_names_of_one_kind_are_read_as_one(one: str, other: str) -> None:
    assert read(one) == read(other)


def test_a_religion_is_not_read_as_a_people() -> None:
    assert read("orang Islam") != read("orang Sunda")


def test_other_words_and_the_number_of_words_stay() -> None:
    text = b"rapat umat islam di balai desa, warga hadir"
    assert levelled(text).count(b" ") == text.count(b" ")
    assert b"balai desa" in levelled(text)
    assert levelled(b"") == b""


def test_the_name_that_stands_for_all_stands_for_itself() -> None:
    assert all(GROUPS[name] == name for name in GROUPS.values())


def test_a_text_reads_the_same_alone_among_others_and_when_it_is_explained() -> None:
    texts = ["gapapa umat Islam", "", "Batak", "para penghayat dan suku Dayak"]
    together = viewed(clean(texts), LEVEL)
    assert together == [read(text) for text in texts]
    explained = [b" ".join(word.plain for word in levelled_words(trace(text))) for text in texts]
    assert explained == together


def test_explained_words_keep_their_places() -> None:
    text = "Rumah umat Konghucu"
    assert [text[word.start : word.end] for word in levelled_words(trace(text))] == text.split()
