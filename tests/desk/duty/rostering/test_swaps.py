"""Swaps: one asks, the other agrees, a head may refuse; each once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.desk.audit.models import Entry
from sejuk.desk.duty.models import Swap, SwapState, Watch
from sejuk.desk.duty.rostering.changing import put
from sejuk.desk.duty.rostering.swapping import answer, ask, lapse, offered, verbs_for
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from tests.desk.duty.conftest import Time
from tests.desk.duty.given import DutyDesk


class Pair:
    """Two officers, a shift of each, and a request of the first."""

    def __init__(self, duty: DutyDesk) -> None:
        self.one, self.two = duty.officers(2)
        duty.plan()
        self.give, self.take = duty.upcoming(self.one), duty.upcoming(self.two)
        self.swap = ask(self.one, self.give.pk, self.take.pk)

    def holders(self) -> list[Member]:
        """Who has the two shifts now."""
        return [Watch.objects.get(pk=pk).member for pk in (self.give.pk, self.take.pk)]


@pytest.fixture
def pair(duty: DutyDesk) -> Pair:
    return Pair(duty)


def test_an_agreed_swap_exchanges_the_two(pair: Pair) -> None:
    assert ask(pair.one, pair.give.pk, pair.take.pk) == pair.swap
    assert pair.holders() == [pair.one, pair.two]
    answer(pair.two, pair.swap.pk, "agree")
    answer(pair.two, pair.swap.pk, "agree")
    assert pair.holders() == [pair.two, pair.one]


def test_the_head_refuses_an_agreed_swap_and_all_is_as_before(duty: DutyDesk, pair: Pair) -> None:
    answer(pair.two, pair.swap.pk, "agree")
    answer(duty.head, pair.swap.pk, "refuse")
    answer(duty.head, pair.swap.pk, "refuse")
    assert pair.holders() == [pair.one, pair.two]
    with pytest.raises(Refused):
        answer(pair.two, pair.swap.pk, "agree")


@pytest.mark.parametrize(
    ("verb", "by", "end"), [("decline", "two", "declined"), ("withdraw", "one", "withdrawn")]
)
def test_it_may_be_declined_or_withdrawn(pair: Pair, verb: str, by: str, end: str) -> None:
    assert answer(getattr(pair, by), pair.swap.pk, verb).state == end
    assert pair.holders() == [pair.one, pair.two]
    assert ask(pair.one, pair.give.pk, pair.take.pk).pk != pair.swap.pk


@pytest.mark.parametrize(
    ("verb", "by"), [("agree", "one"), ("decline", "one"), ("withdraw", "two"), ("refuse", "two")]
)
def test_nobody_answers_for_another(pair: Pair, verb: str, by: str) -> None:
    with pytest.raises(Refused):
        answer(getattr(pair, by), pair.swap.pk, verb)


def test_nobody_sees_a_swap_of_others(duty: DutyDesk, pair: Pair) -> None:
    with pytest.raises(Refused):
        answer(duty.officers(3)[2], pair.swap.pk, "agree")


def test_a_request_lapses_when_the_first_shift_begins(pair: Pair, time: Time) -> None:
    assert lapse(time.now) == 0
    time.pass_by(days=4)
    assert verbs_for(pair.two, pair.swap, time.now) == []
    with pytest.raises(Refused):
        answer(pair.two, pair.swap.pk, "agree")
    assert [lapse(time.now), lapse(time.now)] == [1, 0]
    assert Swap.objects.get().state == SwapState.LAPSED
    last = Entry.objects.filter(action="swap.moved").latest("sequence")
    assert (last.detail["verb"], last.detail["end"]) == ("lapse", "lapsed")


def test_a_swap_whose_shift_went_to_somebody_else_is_not_carried_out(duty: DutyDesk, pair: Pair) -> None:
    put(duty.head, pair.take.shift_id, [pair.one, pair.two])
    with pytest.raises(Refused):
        answer(pair.two, pair.swap.pk, "agree")
    assert pair.holders() == [pair.one, pair.two]


def test_only_ones_own_future_shift_is_offered_and_only_against_others(
    duty: DutyDesk, pair: Pair, time: Time
) -> None:
    assert {watch.member for watch in offered(pair.give)} == {pair.two}
    with pytest.raises(Refused):
        ask(pair.two, pair.give.pk, pair.take.pk)
    other = duty.upcoming(pair.two)
    later = Watch.objects.filter(member=pair.two, shift__starts_at__gt=other.shift.starts_at).order_by("pk")[
        0
    ]
    with pytest.raises(Refused):
        ask(pair.one, pair.give.pk, later.pk)
    time.pass_by(days=10)
    with pytest.raises(Refused):
        ask(pair.one, pair.give.pk, pair.take.pk)


def test_what_each_can_do_now(duty: DutyDesk, pair: Pair, time: Time) -> None:
    assert verbs_for(pair.two, pair.swap, time.now) == ["agree", "decline"]
    assert verbs_for(pair.one, pair.swap, time.now) == ["withdraw"]
    assert verbs_for(duty.head, pair.swap, time.now) == ["refuse"]
    time.pass_by(days=5)
    assert verbs_for(duty.head, pair.swap, time.now + timedelta(0)) == []
