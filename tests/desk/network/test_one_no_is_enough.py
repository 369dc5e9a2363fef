"""Somebody who said no once is asked by no room, whichever of them heard it (G8)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.desk import clock
from sejuk.desk.engagements.asking import is_never_asked, never_ask
from sejuk.desk.network.partners.leaving_alone import leave_alone, left_alone

MAIL, OTHER = "redaksi@kabar.example", "meja@warta.example"

pytestmark = pytest.mark.django_db


def test_a_no_to_messages_is_a_no_to_meetings() -> None:
    leave_alone(MAIL, None)
    assert is_never_asked(MAIL)
    assert not is_never_asked(OTHER)


def test_a_no_to_meetings_is_a_no_to_messages() -> None:
    never_ask(MAIL)
    assert left_alone([MAIL, OTHER], clock.now()) == {MAIL}


def test_a_silence_is_left_alone_for_its_time_only() -> None:
    leave_alone(MAIL, clock.now() + timedelta(days=90))
    leave_alone(OTHER, clock.now() - timedelta(days=1))
    assert is_never_asked(MAIL)
    assert not is_never_asked(OTHER)
