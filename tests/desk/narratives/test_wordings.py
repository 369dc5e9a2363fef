"""A claim that one sentence makes is no rumour yet; what people retell is."""

from __future__ import annotations

import pytest
from django.db import connection

from sejuk.desk.listening.models import Source
from tests.desk.listening.given import make_source
from tests.desk.narratives.given import CLAIM, HOSTILE, RUMOUR, Board

RETOLD = (
    RUMOUR,
    "Katanya surat suara di kecamatan itu sudah bolong semua",
    "Gudang kotak suara dibobol orang",
    "Kotaknya sudah dicuri",
)


def _told(board: Board) -> dict[str, float]:
    from sejuk.desk.narratives.services.wordings import wordings

    with connection.cursor() as cursor:
        return dict(wordings(cursor, board.at))


def test_copies_of_one_sentence_raise_nothing_whatever_their_number(board: Board) -> None:
    board.tell(posts=90, authors=40)
    assert board.refresh() == 0


def test_the_same_claim_in_several_wordings_is_raised(board: Board) -> None:
    narrative = board.tell(posts=30, authors=20)
    for text in RETOLD[1:]:
        board.tell(text, posts=30, authors=20, into=narrative)
    assert board.refresh() > 0


def test_hostility_is_raised_as_copies_too(board: Board) -> None:
    board.tell(posts=60, authors=20, signals=HOSTILE)
    assert board.refresh() > 0


def test_wordings_are_counted_by_their_harm(board: Board) -> None:
    narrative = board.tell(posts=8, authors=4)
    board.tell(RETOLD[1], posts=4, authors=4, into=narrative)
    board.tell("Kritik biasa", posts=50, authors=30, signals={"check_worthy": 0.1}, into=narrative)
    calm = board.tell("Selamat pagi", signals={})
    found = _told(board)
    assert found == {narrative.key: pytest.approx(144 / 80)}
    assert calm.key not in found


def test_yesterdays_wordings_do_not_count(board: Board) -> None:
    from datetime import timedelta

    board.tell(posts=8, authors=4)
    board.at += timedelta(hours=25)
    assert _told(board) == {}


def test_what_an_outlet_states_is_no_wording_of_a_rumour(board: Board) -> None:
    narrative = board.tell(posts=8, authors=4, signals=CLAIM)
    outlet = make_source(board.desk, now=board.at, kind=Source.Kind.OUTLET)
    narrative.posts.update(public_voice=outlet)
    assert _told(board) == {}
