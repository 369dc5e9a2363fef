"""Words lead back to their place in the original, and are the words that ``normalise`` gives."""

from __future__ import annotations

import itertools

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.text import normalise
from sejuk.engine.text.tracing import trace, trace_all

NOISE = st.text(st.sampled_from("abgiknort 4013@$!*?.-_#2 \u200bа\n😀ÉＡ&;:/hps"), max_size=80)


def joined(text: str) -> str:
    return b" ".join(word.plain for word in trace(text)).decode()


@given(st.one_of(st.text(max_size=120), NOISE))
def test_the_words_are_those_of_normalise(text: str) -> None:
    assert joined(text) == normalise(pa.array([text]))[0].as_py()


@given(st.one_of(st.text(max_size=120), NOISE))
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    words = trace(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert all(one.start <= other.start for one, other in itertools.pairwise(words))


@pytest.mark.parametrize(
    ("text", "plain", "written"),
    [
        ("dasar b a b i semua", b"babi", "b a b i"),
        ("lihat https://contoh.test lalu anj*ng", b"anjing", "anj*ng"),
        ("😀 g0bl0k 😀", b"goblok", "g0bl0k"),
        ("itu #b*ngs#t!", b"bangsat", "b*ngs#t"),
        ("kata kal14n tadi", b"kalian", "kal14n"),
        ("yg bangeeet", b"yang", "yg"),
        ("ka\u200bfir!", b"kafir", "ka\u200bfir"),
    ],
)
def test_a_span_is_what_was_written(text: str, plain: bytes, written: str) -> None:
    word = next(word for word in trace(text) if word.plain == plain)
    assert text[word.start : word.end] == written


@given(st.lists(st.one_of(st.text(max_size=60), NOISE), min_size=1, max_size=8))
def test_texts_are_traced_together_as_one_by_one(texts: list[str]) -> None:
    assert trace_all(texts) == [trace(text) for text in texts]


def test_a_long_text_is_traced_as_far_as_it_is_read() -> None:
    text = "kata " * 25_000
    assert joined(text) == normalise(pa.array([text]))[0].as_py()
