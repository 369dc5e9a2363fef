"""A backlog holds nobody up: one tick of a kind at a time, and each only for a while."""

from __future__ import annotations

import threading
from itertools import count

import pytest
from django.db import connection

from sejuk.desk.shell.turns import for_a_while, turn


def test_what_does_not_fit_is_left_for_the_next_tick() -> None:
    seconds = count()
    assert list(for_a_while(range(100), 3, lambda: float(next(seconds)))) == [0, 1, 2]


def test_every_tick_gets_somewhere() -> None:
    assert list(for_a_while(range(100), 0)) == [0]
    assert list(for_a_while([], 0)) == []


def _elsewhere(name: str) -> bool:
    """Whether another connection gets the turn."""
    got: list[bool] = []

    def ask() -> None:
        try:
            with turn(name) as ours:
                got.append(ours)
        finally:
            connection.close()

    other = threading.Thread(target=ask)
    other.start()
    other.join()
    return got[0]


@pytest.mark.django_db(transaction=True)
def test_one_of_a_kind_at_a_time() -> None:
    with turn("one") as ours:
        assert ours
        assert not _elsewhere("one")
        assert _elsewhere("two")
    assert _elsewhere("one")


@pytest.mark.django_db(transaction=True)
def test_the_turn_of_who_died_is_over() -> None:
    with turn("one"):
        connection.close()  # its connection is gone, as when the worker is killed
        assert _elsewhere("one")


@pytest.mark.django_db(transaction=True)
def test_an_error_gives_the_turn_back() -> None:
    with pytest.raises(ValueError, match="in the middle"), turn("one"):
        raise ValueError("in the middle")
    assert _elsewhere("one")
