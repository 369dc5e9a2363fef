"""Reading in C gives what its definition in Python gives, to the byte, whatever the texts."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sejuk.engine.evaluation.synthetic import synthetic_posts
from sejuk.engine.kernels import LOOPS
from sejuk.engine.text import normalise
from sejuk.engine.text.cleaning import LONGEST, ROW, clean
from sejuk.engine.text.cleaning_in_c import clean_in_c
from sejuk.engine.text.folding import fold_character
from sejuk.engine.text.languages import language_model, letter_rows
from sejuk.engine.text.laying_in_c import lay_out_in_c
from sejuk.engine.text.ngrams import lay_out
from sejuk.engine.text.normalising import normalised, normalised_rows
from sejuk.engine.text.plain_in_c import Plain, level_in_c, plain_in_c
from sejuk.engine.text.rows import Rows
from sejuk.engine.text.views import LEVEL, viewed
from sejuk.engine.text.wordmodel import LONGEST as WORDS
from sejuk.engine.text.wordmodel_in_c import KeptSums
from tests.engine.text.noisy import TEXTS

pytestmark = pytest.mark.skipif(LOOPS is None, reason="needs a C compiler")

Texts = list[str | None]
NO_LETTERS = bytes(code for code in range(256) if not 97 <= code <= 122)


def cleaned(texts: Texts) -> Rows:
    """The rows of ``texts``, read in C."""
    rows = clean_in_c(pa.array(texts, pa.string()))
    assert rows is not None
    return rows


def same(texts: Texts) -> None:
    """Hold every step to its definition."""
    rows, defined = cleaned(texts), clean(texts)
    assert rows.to_list() == (defined.split(ROW) if texts else [])
    plain = plain_in_c(rows)
    assert plain.to_list() == (normalised(defined) if texts else [])
    assert level_in_c(plain).to_list() == (viewed(defined, LEVEL) if texts else [])
    found, letters = lay_out_in_c(plain)
    laid_out = lay_out(plain.to_list())
    assert found.data.tobytes() == laid_out.data.tobytes()[: len(found.data)]
    assert (found.starts.tolist(), found.ends.tolist()) == (laid_out.starts.tolist(), laid_out.ends.tolist())
    assert letters.tolist() == [len(row.translate(None, NO_LETTERS)) for row in plain.to_list()]
    sums = language_model().sums(letter_rows(defined) if texts else [])
    assert language_model().kept_in_c.sums(rows, WORDS).tolist() == sums.tolist()
    assert plain.to_arrow().to_pylist() == [row.decode() for row in normalised_rows(texts)]


@given(TEXTS)
@example([])
@example([None, "", " ", "\x00"])
@example(["*"] * 30)
@example(["umat  islam", "umat umat islam jawa", "suku"])
@example(["www.", "http:", "http:/", "@a.@b x@y", "a@@b.co", "&amp&amp;&#1234567;"])
@example(["a😀b", "a" + "😀" * 6 + "b", "a" + "😀" * 7 + "b", "а\u200dbі", "\ua7acb", "\ua7acbа"])
def test_any_texts_are_read_alike(texts: Texts) -> None:
    same(texts)


@given(st.lists(st.binary(max_size=80), max_size=6))
def test_any_plain_characters_are_read_alike(texts: list[bytes]) -> None:
    same([text.decode("latin-1") for text in texts])


def test_posts_are_read_alike() -> None:
    same(synthetic_posts(1500).column("text").to_pylist())


def test_a_long_text_is_read_alike_as_far_as_it_is_read() -> None:
    same(["x" * (LONGEST + 1), "é" * (LONGEST + 1), "ж a😀b " * 20_000, "1a " * 40_000])


def test_a_slice_with_nulls_is_read_alike() -> None:
    texts = pa.array(["ini", None, "b a b i", "", "yg ж", None])
    assert normalise(texts[2:]).to_pylist() == ["babi", "", "yang ж", ""]


def test_more_words_than_the_dictionary_holds_are_read_alike() -> None:
    plain = Plain(bits=10, size=1 << 15)
    for first in range(0, 3000, 500):
        texts: Texts = [f"m{number}x yg x{number}m" for number in range(first, first + 500)]
        assert plain.plain(cleaned(texts)).to_list() == normalised(clean(texts))


def test_more_words_than_a_model_keeps_are_summed_alike() -> None:
    model = language_model()
    kept = KeptSums(model.keys, model.weights, np.array(model.about["unseen"], np.int32), bits=6)
    for first in range(3):
        texts: Texts = [f"{chr(97 + first)}{chr(97 + place % 26)}{'ab' * place} yg" for place in range(100)]
        assert kept.sums(cleaned(texts), WORDS).tolist() == model.sums(letter_rows(clean(texts))).tolist()


def test_threads_read_alike() -> None:
    batches = [[f"g0bl0k {place}x{number} 😀ж" for number in range(50)] for place in range(8)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda texts: normalise(pa.array(texts)).to_pylist(), batches))
    assert found == [[row.decode() for row in normalised_rows([*texts])] for texts in batches]


def test_no_character_becomes_more_than_twice_as_long() -> None:
    codes = (code for code in range(128, sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    assert all(len(fold_character(char).encode()) <= 2 * len(char.encode()) for char in map(chr, codes))


@pytest.mark.parametrize("data", [b"\xff", b"a\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82"])
def test_what_is_no_text_is_refused_as_ever(data: bytes) -> None:
    offsets = pa.array([0, len(data)], pa.int32()).buffers()[1]
    broken = pa.StringArray.from_buffers(1, offsets, pa.py_buffer(data))
    assert clean_in_c(broken) is None
    with pytest.raises(UnicodeDecodeError):
        normalise(broken)


@pytest.mark.parametrize("offsets", [[0, 3, 2], [0, 99, 2], [0, -1, 2]])
def test_an_array_that_lies_about_its_places_is_refused(offsets: list[int]) -> None:
    lying = pa.StringArray.from_buffers(2, pa.array(offsets, pa.int32()).buffers()[1], pa.py_buffer(b"ab"))
    with pytest.raises(pa.ArrowInvalid):
        normalise(lying)


def test_other_kinds_of_columns_are_read_by_the_definition() -> None:
    large = pa.array(["yg BAIK", None], pa.large_string())
    assert clean_in_c(large) is None
    assert normalise(large).to_pylist() == ["yang baik", ""]
