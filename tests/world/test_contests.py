"""Elections, stages, contestants."""

from __future__ import annotations

from datetime import date, timedelta

from sejuk.world import World, build


def test_a_national_and_a_regional_election_with_three_contestants_a_contest(world: World) -> None:
    national, regional = world.elections
    assert (national.level, regional.level) == ("national", "regional")
    assert [c.territory for c in national.contests] == [None]
    assert [c.territory for c in regional.contests] == [p.code for p in world.provinces]
    for contest in (*national.contests, *regional.contests):
        assert [c.number for c in contest.contestants] == [1, 2, 3]
        assert len({c.party for c in contest.contestants}) == 3


def test_no_contestant_stands_twice(world: World) -> None:
    names = [c.name for e in world.elections for k in e.contests for c in k.contestants]
    assert len(set(names)) == len(names)


def test_stages_surround_polling_day(world: World) -> None:
    for election in world.elections:
        stages = {stage.code: stage for stage in election.stages}
        assert stages["voting"].start == stages["voting"].end == election.polling_day
        assert stages["quiet_period"].end == election.polling_day - timedelta(days=1)
        assert stages["campaign"].end < stages["quiet_period"].start
        assert all(stage.start <= stage.end for stage in election.stages)


def test_dates_move_with_the_first_day() -> None:
    early, late = build(1, first_day=date(2027, 5, 3)), build(1, first_day=date(2027, 6, 2))
    moved = timedelta(days=30)
    assert late.start_at - early.start_at == moved
    assert late.elections[0].polling_day - early.elections[0].polling_day == moved
    assert late.events[0].peak - early.events[0].peak == moved


def test_the_demo_opens_in_the_campaign(world: World) -> None:
    campaign = next(s for s in world.elections[0].stages if s.code == "campaign")
    assert campaign.start < world.history_until.date() < campaign.end
