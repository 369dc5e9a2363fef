"""How long every level has: the defaults are whole, leaders change them with a reason, and only their own."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise, product
from typing import Any

import pytest
from django.http import HttpResponse

from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.clocks.changing import Change, change_limit
from sejuk.desk.cases.clocks.policy import Limit, current, defaults, limit
from sejuk.desk.cases.models import ClockPolicy, ClockStep, Severity
from sejuk.desk.cases.models.clock import LONGEST, SHORTEST
from sejuk.desk.organisation.models import Role, Unit
from sejuk.desk.organisation.refusal import Refused
from tests.desk.cases.clocks.given import HOUR, MINUTE, MORNING, ClockDesk

KEY = ("regency", "medium", "first_look")


def _change(clocks: ClockDesk, minutes: int = 30, role: str = Role.HEAD, unit: Unit | None = None) -> None:
    member = clocks.desk.member(role, unit)
    change_limit(member, Change(KEY, Limit(minutes, 20), "Piketnya bertambah"))


def _post(clocks: ClockDesk, **data: Any) -> HttpResponse:
    values = {"minutes": 30, "grace": 20, "reason": "Piketnya bertambah", **data}
    address = f"/kasus/waktu/{'/'.join(KEY)}/"
    return clocks.desk.client(Role.HEAD).post(address, values)  # type: ignore[return-value]


def test_every_level_severity_and_step_has_a_default() -> None:
    assert set(defaults()) == set(product(Unit.Level.values, Severity.values, ClockStep.values))


def test_every_default_is_one_that_a_leader_could_set() -> None:
    for one in defaults().values():
        assert SHORTEST <= one.minutes <= LONGEST
        assert 1 <= one.grace <= LONGEST


@pytest.mark.parametrize(("severity", "hours"), [("high", 3), ("low", 24)])
def test_a_regencys_steps_sum_up_to_what_hoax_desks_promise(severity: str, hours: int) -> None:
    total = sum(defaults()["regency", severity, step].minutes for step in ClockStep.values)
    assert total == hours * 60


def test_what_is_more_severe_never_has_longer() -> None:
    for level, step in product(Unit.Level.values, ClockStep.values):
        minutes = [defaults()[level, severity, step].minutes for severity in Severity.values]
        assert all(one >= other for one, other in pairwise(minutes))


def test_a_change_counts_for_clocks_that_start_after_it(clocks: ClockDesk) -> None:
    before = clocks.case()
    _change(clocks)
    assert clocks.running(before).due_at == MORNING + HOUR
    after = clocks.case()
    assert (clocks.running(after).due_at, clocks.running(after).grace) == (MORNING + 30 * MINUTE, 20)


def test_a_change_is_in_the_chain_with_what_was_before_and_why(clocks: ClockDesk) -> None:
    _change(clocks)
    _change(clocks)
    entry = Entry.objects.get(action="clock.limit_changed")
    assert entry.actor == clocks.desk.member(Role.HEAD).pk
    assert (entry.detail["minutes_before"], entry.detail["minutes"]) == (60, 30)
    assert entry.detail["reason"] == "Piketnya bertambah"


def test_another_institutions_limits_stay(clocks: ClockDesk) -> None:
    _change(clocks)
    assert current(clocks.desk.police)[KEY] == Limit(30, 20)
    assert current(clocks.desk.commission) == defaults()
    assert limit(clocks.desk.polres, "medium", "first_look", clocks.now) == Limit(30, 20)
    assert limit(clocks.desk.kpu, "medium", "first_look", clocks.now) == defaults()["province", *KEY[1:]]


@pytest.mark.parametrize(
    ("role", "unit"),
    [(Role.HEAD, "polres"), (Role.ADMINISTRATOR, "polda"), (Role.APPROVER, "polda")],
)
def test_only_who_leads_the_institution_changes_limits(clocks: ClockDesk, role: str, unit: str) -> None:
    with pytest.raises(Refused, match="pimpinan humas unit teratas"):
        _change(clocks, role=role, unit=getattr(clocks.desk, unit))
    assert not ClockPolicy.objects.exists()


def test_the_form_changes_and_the_list_shows_it(clocks: ClockDesk) -> None:
    assert _post(clocks).status_code == 302
    page = clocks.desk.client(Role.HEAD).get("/kasus/waktu/").content.decode()
    assert "diubah" in page
    assert "/kasus/waktu/regency/medium/first_look/" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"minutes": SHORTEST - 1},
        {"minutes": LONGEST + 1},
        {"minutes": ""},
        {"minutes": "sejam"},
        {"grace": 0},
        {"reason": ""},
        {"reason": "x" * 201},
    ],
    ids=["too-short", "too-long", "empty", "words", "no-grace", "no-reason", "long-reason"],
)
def test_bad_input_is_explained_and_changes_nothing(clocks: ClockDesk, wrong: dict[str, Any]) -> None:
    answer = _post(clocks, **wrong)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not ClockPolicy.objects.exists()


def test_who_may_not_change_sees_no_links(clocks: ClockDesk) -> None:
    page = clocks.desk.client(Role.VERIFIER, clocks.desk.polres).get("/kasus/waktu/").content.decode()
    assert "Lihat pertama" in page
    assert "/kasus/waktu/regency" not in page


def test_only_levels_that_the_institution_has_are_shown(clocks: ClockDesk) -> None:
    page = clocks.desk.client(Role.HEAD).get("/kasus/waktu/").content.decode()
    assert '<th scope="row">Sektor/Kecamatan</th>' in page
    assert '<th scope="row">Pusat</th>' not in page


def test_an_unknown_limit_does_not_exist(clocks: ClockDesk) -> None:
    assert clocks.desk.client(Role.HEAD).get("/kasus/waktu/desa/medium/first_look/").status_code == 404


@pytest.mark.parametrize(("year", "warned"), [(2025, []), (2026, [2027]), (2031, [2031, 2032])])
def test_years_whose_holidays_are_not_sure_are_named(clocks: ClockDesk, year: int, warned: list[int]) -> None:
    clocks.now = clocks.now.replace(year=year) + timedelta()
    page = clocks.desk.client(Role.HEAD).get("/kasus/waktu/").content.decode()
    for one in range(2025, 2034):
        assert (f"cuti bersama {one} belum pasti" in page) == (one in warned)
