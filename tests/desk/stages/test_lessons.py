"""The next stage's plan, proposed from last time: by theme, never small, never criticism."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from sejuk.desk import clock
from sejuk.desk.cases.services.closing import close
from sejuk.desk.cases.services.confirming import confirm
from sejuk.desk.cases.services.deciding import decide
from sejuk.desk.narratives.models import Alert, Narrative
from sejuk.desk.organisation.models import Role
from sejuk.desk.stages.current import Stage, calendar_of
from sejuk.desk.stages.models import PlanItem
from sejuk.desk.stages.plan.lessons import SMALLEST, Lesson, last_time, lessons
from sejuk.desk.stages.plan.suggesting import due_for, suggestions
from tests.desk.cases.given import CaseDesk
from tests.desk.narratives.given import Board
from tests.desk.office import Desk
from tests.desk.stages.given import Election, day_of, election


@pytest.fixture
def made(desk: Desk) -> Election:
    """A campaign that is over, and one of another cycle that is to come."""
    at = clock.now()
    first = election(desk, name="Pemilu lama")
    first.stage("campaign", day_of(at, -10), day_of(at, 1))
    coming = election(desk, name="Pemilu baru")
    coming.stage("campaign", day_of(at, 20), day_of(at, 60))
    return coming


def _past(made: Election) -> Stage:
    calendar = calendar_of(made.desk.province)
    stage = calendar.find("pemilu_baru", "campaign")
    assert stage is not None
    past = last_time(calendar, stage, day_of(clock.now()))
    assert past is not None
    return past


def _alerted(board: Board, count: int, theme: str = "money_politics", **changes: object) -> list[Narrative]:
    told = [board.tell(theme=theme, posts=3, authors=3, places=["71", "71.01"]) for _one in range(count)]
    for one in told:
        Alert.objects.create(
            narrative=one, unit=board.desk.polda, raised_at=board.at, observed=9, expected=1, magnitude=9,
            p_value=0.001, temperature=40, **changes,
        )  # fmt: skip
    return told


@pytest.fixture
def board(desk: Desk) -> Board:
    """Where narratives are told, now."""
    return Board(desk, clock.now())


def test_the_last_stage_of_the_kind_is_learned_from(made: Election) -> None:
    assert _past(made).cycle.code == "pemilu_lama"


def test_a_cycle_without_a_past_learns_from_itself_or_from_nothing(desk: Desk) -> None:
    at = clock.now()
    alone = election(desk, name="Pemilu satu")
    alone.stage("campaign", day_of(at, -5), day_of(at, 5))
    alone.stage("debate", day_of(at, 3))
    calendar = calendar_of(desk.province)
    campaign, debate = (calendar.find("pemilu_satu", code) for code in ("campaign", "debate"))
    assert campaign is not None
    assert debate is not None
    today = day_of(at)
    # the release's own past counts where its stages hold here
    assert last_time(calendar, campaign, today) is not None
    own = [one for one in calendar.stages if one.cycle.code == "pemilu_satu"]
    alone_calendar = type(calendar)(calendar.territory, calendar.cycles, tuple(own))
    assert last_time(alone_calendar, campaign, today) == campaign
    assert last_time(alone_calendar, debate, today) is None


def test_alerts_are_counted_by_theme_from_five_on(made: Election, board: Board) -> None:
    _alerted(board, SMALLEST)
    _alerted(board, SMALLEST - 1, "identity")
    assert lessons(_past(made), made.desk.province) == [Lesson("money_politics", SMALLEST, None)]
    assert lessons(_past(made), made.desk.other_polres.territory) == []


def test_what_was_dismissed_harmless_small_or_before_is_not_counted(made: Election, board: Board) -> None:
    officer = made.desk.member(Role.DUTY_OFFICER)
    dismissed = {"state": "dismissed", "acknowledged_by": officer, "note": "Kabar lama."}
    _alerted(board, SMALLEST, "logistics", **dismissed)
    for theme, changes in (
        ("security", {"benign": True}),
        ("voter_list", {"first_at": board.at - timedelta(days=40)}),
        ("counting", {"authors_count": 2, "title": ""}),
    ):
        keys = [one.pk for one in _alerted(board, SMALLEST, theme)]
        Narrative.objects.filter(pk__in=keys).update(**changes)
    assert lessons(_past(made), made.desk.province) == []


def test_what_went_around_comes_first_then_what_usually_does(made: Election) -> None:
    calendar = calendar_of(made.desk.province)
    stage = calendar.find("pemilu_baru", "campaign")
    assert stage is not None
    rows = suggestions(stage, [Lesson("logistics", 9, None), Lesson("identity", 6, 5)], [])
    assert [one.theme for one in rows[:3]] == ["logistics", "identity", "contestants"]
    assert not rows[0].usual
    assert rows[1].usual


def test_chosen_themes_become_plans_once(made: Election) -> None:
    client = made.desk.client(Role.EDITOR)
    path = "/rencana-konten/usulan/pemilu_baru/campaign/"
    page = " ".join(re.sub(r"<[^>]+>", " ", client.get(path).content.decode()).split())
    assert "Biasanya beredar pada tahapan ini." in page
    assert "Kritik tidak dihitung." in page
    for _again in range(2):
        assert client.post(path, {"tema": ["identity", "security"]}).status_code == 302
    assert sorted(PlanItem.objects.values_list("theme", flat=True)) == ["identity", "security"]
    assert client.post(path, {"tema": ["gossip"]}).status_code == 422
    assert client.post(path).headers["Location"] == path
    assert "Sudah ada 1 rencana" in client.get(path).content.decode()


def test_it_is_due_three_days_before_the_stage_and_never_in_the_past(made: Election) -> None:
    desk, at = made.desk, clock.now()
    calendar = calendar_of(desk.province)
    coming, past = (calendar.find(cycle, "campaign") for cycle in ("pemilu_baru", "pemilu_lama"))
    assert coming is not None
    assert past is not None
    assert due_for(coming, desk.polda, at).date() == day_of(at, 17)
    assert due_for(past, desk.polda, at).date() == day_of(at, 3)


def test_cases_that_ended_with_a_verdict_are_counted_and_true_claims_are_not(
    made: Election, board: Board
) -> None:
    people = CaseDesk(made.desk, made.desk.polda)
    for number in range(2 * SMALLEST):
        theme = "voter_list" if number < SMALLEST else "counting"
        narrative = board.tell(theme=theme, posts=3, authors=3, places=["71"])
        accuracy = "false_fabricated" if theme == "voter_list" else "true"
        case = people.proposed(narrative, accuracy=accuracy)
        confirm(people.approver, case.pk, "Setuju.")
        decide(people.head, case.pk, people.plan("do_nothing"))
        close(people.head, case.pk, "Sudah dijawab.")
    assert lessons(_past(made), made.desk.province) == [Lesson("voter_list", None, SMALLEST)]
