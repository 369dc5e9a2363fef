"""What the election asks of the office at a moment, by territory."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from sejuk.desk.cases.clocks.policy import Limit, defaults, limit
from sejuk.desk.narratives.models import AlertBudget
from sejuk.desk.narratives.services.budgeting import budget_at
from sejuk.desk.narratives.services.hours import OPEN_WINDOW
from sejuk.desk.organisation.models import Role, Territory
from sejuk.desk.stages.now import checks, now
from sejuk.desk.stages.scheduled import scheduled
from sejuk.engine.bursts import WatchSettings
from tests.desk.office import Desk
from tests.desk.stages.given import election, without_election_bodies

POLLING = date(2029, 6, 9)
#: Noon in WITA.
NOON = datetime(2029, 6, 9, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "mode", "until"),
    [
        (-64, "ordinary", None),
        (-63, "campaign", POLLING - timedelta(days=4)),
        (-4, "campaign", POLLING - timedelta(days=4)),
        (-3, "quiet_period", POLLING - timedelta(days=1)),
        (-1, "quiet_period", POLLING - timedelta(days=1)),
        (0, "polling_day", POLLING),
        (1, "counting", POLLING + timedelta(days=19)),
        (19, "counting", POLLING + timedelta(days=19)),
        (20, "ordinary", None),
    ],
)
def test_the_mode_follows_the_stages_to_the_day(desk: Desk, days: int, mode: str, until: date | None) -> None:
    election(desk).whole(POLLING)
    found = now(desk.province, NOON + timedelta(days=days))
    assert (found.mode.code, found.until) == (mode, until)
    assert found.is_ordinary == (mode == "ordinary")


def test_a_day_begins_at_the_territorys_own_midnight(desk: Desk) -> None:
    election(desk).whole(POLLING)
    desk.province.time_zone, desk.regency.time_zone = "Asia/Jayapura", "Asia/Jakarta"
    late = datetime(2029, 6, 8, 15, 30, tzinfo=UTC)
    assert now(desk.province, late).mode.code == "polling_day"
    assert now(desk.regency, late).mode.code == "quiet_period"


def test_a_regency_may_vote_on_another_day_and_what_counts_from_it_moves_there_alone(desk: Desk) -> None:
    made = election(desk).whole(POLLING)
    made.stage("voting", date(2029, 6, 23), stage="voting", place=desk.regency)
    assert now(desk.regency, NOON).mode.code == "campaign"
    assert now(desk.regency, NOON + timedelta(days=11)).mode.code == "quiet_period"
    assert now(desk.province, NOON).mode.code == "polling_day"


def test_a_special_election_changes_nothing_elsewhere(desk: Desk) -> None:
    election(desk, desk.regency).stage("voting", POLLING, place=desk.regency)
    country = Territory.objects.get(code="00")
    assert now(desk.regency, NOON).mode.code == "polling_day"
    assert {now(place, NOON).mode.code for place in (desk.province, country)} == {"ordinary"}


def test_what_only_one_office_proposed_or_nobody_dated_changes_nothing(desk: Desk) -> None:
    made = election(desk)
    by = desk.member(Role.EDITOR)
    made.stage("voting", POLLING, by=by)
    made.stage("quiet_period", "voting - 3 days", "voting - 1 day")
    made.stage("campaign", "", POLLING)
    assert now(desk.province, NOON).is_ordinary
    assert now(desk.province, NOON - timedelta(days=2)).is_ordinary


def test_a_cancelled_polling_day_is_none(desk: Desk) -> None:
    made = election(desk).whole(POLLING)
    made.stage("voting", POLLING, stage="voting", is_cancelled=True)
    assert now(desk.province, NOON).is_ordinary


def test_checks_are_those_of_the_mode_with_their_rule(desk: Desk) -> None:
    election(desk).whole(POLLING)
    found = {one.code: one.rule for one in checks(desk.province, NOON - timedelta(days=1))}
    assert "no_campaign" in found
    assert all(found.values())
    assert checks(desk.province, NOON + timedelta(days=60)) == ()


def test_the_quiet_period_halves_the_clocks_and_polling_day_quarters_them(desk: Desk) -> None:
    election(desk).whole(POLLING)
    key = ("province", "high", "verification")
    usual = defaults()[key]

    def at(days: int) -> Limit:
        return limit(desk.polda, "high", "verification", NOON + timedelta(days=days))

    assert at(-70) == at(-10) == usual
    assert at(-1) == Limit(usual.minutes // 2, usual.grace // 2)
    assert at(0) == Limit(usual.minutes // 4, usual.grace // 4)


def test_the_alert_budget_doubles_on_polling_day_and_what_was_set_stays(desk: Desk) -> None:
    election(desk).whole(POLLING)
    AlertBudget.objects.create(analysts=2, per_analyst=3)
    assert budget_at(NOON - timedelta(days=90)).per_day == 6
    assert budget_at(NOON - timedelta(days=1)).per_day == 10  # 3 × 150 %, rounded up
    assert budget_at(NOON).per_day == 12
    assert AlertBudget.current().per_day == 6


def test_the_watcher_knows_of_a_debate_and_of_polling_day_while_they_are_near(desk: Desk) -> None:
    made = election(desk).whole(POLLING)
    made.stage("debate", POLLING - timedelta(days=20))
    [debate] = scheduled(NOON - timedelta(days=20))
    assert debate.start == datetime(2029, 5, 20, 11, tzinfo=UTC)  # seven in the evening there
    assert debate.times == 2.0
    assert scheduled(NOON - timedelta(days=40)) == []
    assert len(scheduled(NOON)) == 1


def test_a_debate_that_was_only_proposed_is_no_schedule(desk: Desk) -> None:
    election(desk).stage("debate", POLLING, by=desk.member(Role.EDITOR))
    assert scheduled(NOON) == []
    without_election_bodies(desk)
    assert scheduled(NOON) == []


def test_the_desk_reads_as_many_hours_as_the_watcher_wants() -> None:
    wanted = WatchSettings()
    assert timedelta(hours=wanted.history + wanted.window) == OPEN_WINDOW


def test_a_desk_without_an_office_has_ordinary_days(db: None) -> None:
    assert scheduled(NOON) == []
    assert budget_at(NOON).per_day == AlertBudget.current().per_day
