"""A contact: read by this instance alone, for one row alone, until the answer is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from sejuk.desk.cases.public.contact import LONGEST, seal, unseal
from tests.desk.cases.requests import MAIL

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

NUMBER = "7K3M-Q9XD-2F4B"


@given(st.emails().filter(lambda mail: len(mail) <= LONGEST))
def test_a_contact_comes_back_as_it_was(mail: str) -> None:
    assert unseal(seal(mail, NUMBER), NUMBER) == mail


def test_no_contact_is_nothing() -> None:
    assert seal("", NUMBER) == b""
    assert unseal(b"", NUMBER) == ""


def test_what_is_stored_shows_neither_the_contact_nor_its_length() -> None:
    short, long = seal("a@b.example", NUMBER), seal(MAIL, NUMBER)
    assert len(short) == len(long)
    assert MAIL.encode() not in long
    assert seal(MAIL, NUMBER) != long


def test_a_contact_moved_to_another_row_is_unreadable() -> None:
    assert unseal(seal(MAIL, NUMBER), "9T4W-2H8K-QXM1") == ""


def test_a_copy_of_the_database_without_the_pepper_reads_nothing(settings: Settings) -> None:
    stored = seal(MAIL, NUMBER)
    settings.PEPPER = "another instance's"
    assert unseal(stored, NUMBER) == ""
