"""The data files of cycles: what stands in them, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from sejuk.desk.stages.kinds import kinds, theme_codes
from sejuk.desk.stages.modes import modes, strictest
from sejuk.desk.stages.resolving import Certainty, Resolved, Stated, resolve
from sejuk.desk.stages.schema import CycleError, Standing, check_references, cycles_of_release, read_cycle
from sejuk.desk.stages.when import read_when

GOOD = """
schema = 1
code = "contoh"
name = "Pemilu contoh"
territory = "00"
revision = 1
as_of = 2029-01-01
basis = [{ rule = "PKPU 1/2029", article = "Lampiran I" }]

[[stage]]
code = "voting"
kind = "voting"
start = "2029-06-09"
"""


def _days() -> dict[tuple[str, str], Resolved]:
    return resolve(
        {
            (cycle.code, stage.code): Stated(
                read_when(stage.start, cycle.code), read_when(stage.end, cycle.code)
            )
            for cycle in cycles_of_release()
            for stage in cycle.stages
        }
    )


@pytest.mark.parametrize(
    ("cycle", "stage", "start", "end"),
    [
        ("pemilu2024", "campaign", "2023-11-28", "2024-02-10"),
        ("pemilu2024", "quiet_period", "2024-02-11", "2024-02-13"),
        ("pemilu2024", "voting", "2024-02-14", "2024-02-14"),
        ("pilkada2024", "quiet_period", "2024-11-24", "2024-11-26"),
        ("pilkada2024", "voting", "2024-11-27", "2024-11-27"),
        ("pilkada2024", "counting_recap", "2024-11-27", "2024-12-16"),
    ],
)
def test_the_stages_of_2024_are_as_they_were(cycle: str, stage: str, start: str, end: str) -> None:
    assert _days()[cycle, stage].span() == (date.fromisoformat(start), date.fromisoformat(end))


def test_every_stage_has_its_legal_basis_and_every_one_of_2024_its_dates() -> None:
    days = _days()
    for cycle in cycles_of_release():
        assert [stage.code for stage in cycle.stages if not stage.basis] == []
        if cycle.code.endswith("2024"):
            open_ones = [s.code for s in cycle.stages if days[cycle.code, s.code].certainty == Certainty.OPEN]
            assert set(open_ones) <= {"determination"}


def test_what_the_coming_cycle_says_is_what_is_known() -> None:
    days = _days()
    assert days["pemilu2029", "voting"].certainty == Certainty.OPEN
    assert days["pemilu2029", "oath_dpr_dpd"].span() == (date(2029, 10, 1), date(2029, 10, 1))
    assert days["pemilu_daerah_2031", "voting"].span() == (date(2031, 10, 1), date(2032, 4, 1))
    [coming] = [cycle for cycle in cycles_of_release() if cycle.code == "pemilu2029"]
    assert coming.provisional
    assert {stage.standing for stage in coming.stages} == {Standing.PROVISIONAL, Standing.SUPERSEDED}


def test_every_kind_and_mode_says_all_in_two_languages() -> None:
    for kind in kinds().values():
        assert kind.themes
        assert set(kind.themes) <= set(theme_codes())
        for text in (kind.name, *kind.public, *kind.around):
            with override("id"):
                indonesian = str(text)
            with override("en"):
                assert str(text) not in ("", indonesian)
    assert all(check.rule for mode in modes().values() for check in mode.checks)
    assert {kind.mode for kind in kinds().values()} - {""} <= modes().keys()


def test_one_code_is_one_thing_to_look_at() -> None:
    """What was ticked under a code in one mode is not asked again in the next."""
    said: dict[str, str] = {}
    for mode in modes().values():
        for check in mode.checks:
            assert said.setdefault(check.code, str(check.text)) == str(check.text)


def test_the_stricter_mode_counts() -> None:
    assert strictest(set()).code == "ordinary"
    assert strictest({"campaign", "quiet_period"}).code == "quiet_period"
    assert strictest({"counting", "polling_day"}).code == "polling_day"


def test_a_mode_leaves_time_to_work_and_at_least_one_alert() -> None:
    for mode in modes().values():
        assert mode.of_clock(1, 5) >= 5
        assert mode.of_budget(1) >= 1
        assert mode.clock_percent <= 100 <= mode.budget_percent


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("schema = 1", "schema = 2", "schema"),
        ('kind = "voting"', 'kind = "dancing"', "no kind"),
        ('start = "2029-06-09"', 'start = "9 Juni"', "no date"),
        ('start = "2029-06-09"', "", "is missing"),
        ('rule = "PKPU 1/2029", article', 'rule = "PKPU 1/2029", artikel', "unknown"),
        ('code = "voting"', 'code = "Voting!"', "no code"),
        ('code = "voting"', 'code = "voting"\nopinion = "x"', "unknown"),
        ('code = "voting"', 'code = "voting"\nstatus = "superseded"', "replaced"),
        ("[{ rule", "[] # [{ rule", "no legal basis"),
        ("schema = 1", "schema = = 1", "contoh.toml"),
    ],
)
def test_a_file_that_cannot_be_used_says_where(before: str, after: str, says: str) -> None:
    text = GOOD.replace(before, after, 1)
    assert text != GOOD
    with pytest.raises(CycleError, match=says):
        read_cycle(text, "contoh.toml")


def test_a_stage_stands_once_and_counts_from_one_that_is_there() -> None:
    twice = GOOD + GOOD[GOOD.index("[[stage]]") :]
    with pytest.raises(CycleError, match="twice"):
        read_cycle(twice, "contoh.toml")
    lost = read_cycle(GOOD.replace("2029-06-09", "oath + 2 years"), "contoh.toml")
    with pytest.raises(CycleError, match="no stage contoh/oath"):
        check_references([lost])
    check_references([read_cycle(GOOD, "contoh.toml")])
