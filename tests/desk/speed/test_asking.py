"""The bench's people do the work of a case in its order, and hand it to somebody above."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from sejuk.desk.speed.size import Size

if TYPE_CHECKING:
    from sejuk.desk.speed.people import Person

WORK = ["open a case", "take up", "triage page", "triage", "add a source", "proposal page", "propose"]


@pytest.fixture
def people(db: None) -> list[Person]:
    from sejuk.desk.speed.filling import fill
    from sejuk.desk.speed.people import people_of

    return people_of(fill(Size(posts=500, narratives=60, cases=20, provinces=2, regencies=2)), 12)


def test_work_follows_its_order_and_ends_with_somebody_above(people: list[Person]) -> None:
    from sejuk.desk.speed.asking import next_ask, note

    officer = next(one for one in people if one.fresh and one.sorts and one.path.count("/") == 3)
    random, done = Random(1), []
    while "propose" not in done:
        ask = next_ask(officer, random)
        note(officer, people, ask, "/kasus/77/")
        done += [ask.name] if ask.name in WORK else []
    assert done == WORK
    [confirmer] = [one for one in people if one.proposed]
    assert confirmer.proposed == [77]
    assert confirmer is not officer
    assert officer.path.startswith(confirmer.path)


def test_nobody_opens_a_case_that_somebody_else_opens(people: list[Person]) -> None:
    fresh = [key for one in people for key in one.fresh]
    assert fresh
    assert len(fresh) == len(set(fresh))
