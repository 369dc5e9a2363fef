"""What C reads itself it reads as Python does; what it cannot read it says."""

from __future__ import annotations

import sys

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine import Grouper, GroupingSettings
from sejuk.engine.kernels import LOOPS, address
from sejuk.engine.kernels.strings import strings
from sejuk.engine.narratives.online import Online
from sejuk.engine.narratives.online_in_c import OnlineInC
from sejuk.engine.narratives.stems import stem
from tests.engine.streams import posts

pytestmark = pytest.mark.skipif(LOOPS is None, reason="needs a C compiler")

AFFIXES = "meng meny mem men me peng peny pem pen per pe ber ter di ke se ng ny".split()
ENDS = "nya lah kah pun kan an in ku mu i ing ed es s".split()
WORDS = st.builds(
    "".join,
    st.tuples(
        *(st.sampled_from(["", *AFFIXES]) for _ in range(3)),
        st.text("abcdeghiklmnoprstu", max_size=6),
        *(st.sampled_from(["", *ENDS]) for _ in range(3)),
    ),
)


def odd(texts: list[str]) -> list[bool]:
    column, found = pa.array(texts, pa.string()), np.zeros(len(texts), np.uint8)
    tagged, there = np.zeros(len(texts), np.uint8), strings(column)
    grouper = OnlineInC(GroupingSettings())
    LOOPS.sejuk_odd(grouper._at, there.starts, there.bytes, len(texts), address(tagged), address(found))
    return [bool(one) for one in found]


def test_no_letter_passes_for_a_sign() -> None:
    codes = [code for code in range(128, sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    for code, is_odd in zip(codes, odd([chr(code) for code in codes]), strict=True):
        assert is_odd or not chr(code).isalnum(), hex(code)


def test_pictures_are_no_reason_to_ask_python() -> None:
    assert odd(["kotak 😀 suara", "kotak → suara", "“kotak” • suara…", "kotak é"]) == [
        False,
        False,
        False,
        True,
    ]


@given(st.lists(WORDS, min_size=1, max_size=30))
def test_words_lose_the_same_affixes(words: list[str]) -> None:
    """The words are counted by their stems: as many are held as there are stems."""
    grouper = Grouper()
    for place, word in enumerate(words):
        grouper.add(posts([f"{word} zq"], id=[str(place)]))
    one = Online(GroupingSettings())
    for place, word in enumerate(words):
        one.add(posts([f"{word} zq"], id=[str(place)]))
    assert grouper.held().words == one.held().words
    assert one.held().words <= len({stem(word) for word in words}) + 1


@given(st.lists(st.text(max_size=60), min_size=1, max_size=8))
def test_any_text_is_read_alike(texts: list[str]) -> None:
    batch = posts([text.encode("utf-8", "ignore").decode() for text in texts])
    assert OnlineInC(GroupingSettings()).add(batch) == Online(GroupingSettings()).add(batch)
