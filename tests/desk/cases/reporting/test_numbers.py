"""Numbers to follow something: readable, forgiving in how they are typed, guessed by nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.desk.cases.public.numbers import ALPHABET, check_sign, new_number, read_number

SIGNS = st.text(ALPHABET, min_size=11, max_size=11).map(lambda signs: signs + check_sign(signs))


def test_a_number_fits_its_column_and_reads_back() -> None:
    for number in (new_number() for _time in range(200)):
        assert len(number) == 14
        assert read_number(number) == number


def test_numbers_do_not_repeat() -> None:
    assert len({new_number() for _time in range(2000)}) == 2000


@given(SIGNS)
def test_case_spaces_and_dashes_do_not_matter(signs: str) -> None:
    number = read_number(signs)
    assert number is not None
    assert read_number(number.lower().replace("-", " ")) == number
    assert read_number(f"  {signs[:5]}–{signs[5:]} ") == number


@given(SIGNS, st.integers(0, 11), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed(signs: str, place: int, other: str) -> None:
    wrong = signs[:place] + other + signs[place + 1 :]
    assert (read_number(wrong) is not None) == (wrong == signs)


@given(SIGNS, st.integers(0, 11), st.integers(0, 11))
def test_two_exchanged_signs_are_noticed(signs: str, one: int, other: int) -> None:
    swapped = list(signs)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    wrong = "".join(swapped)
    assert (read_number(wrong) is not None) == (wrong == signs)


def test_signs_that_are_misread_are_taken_as_meant() -> None:
    number = next(n for n in iter(new_number, "") if "1" in n and "V" in n)
    assert read_number(number.replace("1", "I").replace("V", "U")) == number
    assert read_number(number.replace("1", "l")) == number


@pytest.mark.parametrize("typed", ["", "123", "0" * 12, "A" * 400, "7K3M-Q9XD-2F4", "<script>", "７Ｋ３Ｍ"])
def test_what_cannot_be_a_number_is_none(typed: str) -> None:
    assert read_number(typed) is None
