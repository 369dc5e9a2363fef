"""What waits for a member: from every room, the nearest deadline first, and nothing out of sight."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.desk import clock
from sejuk.desk.cases.services.triage import take_up
from sejuk.desk.narratives.models import Alert
from sejuk.desk.organisation.models import Role
from sejuk.desk.shell import matters as listed
from sejuk.desk.shell.matters import PER_ROOM, Matter, matters
from tests.desk.cases.given import CaseDesk
from tests.desk.cases.requests import make_appeal, make_report
from tests.desk.narratives.given import Board
from tests.desk.office import Desk


def _alert(desk: Desk) -> Alert:
    return Alert.objects.create(
        narrative=Board(desk, clock.now()).tell(),
        unit=desk.polda,
        raised_at=clock.now(),
        observed=12,
        expected=2,
        magnitude=6,
        p_value=0.001,
        temperature=50,
    )


def test_alerts_cases_reports_and_appeals_are_in_one_list(desk: Desk) -> None:
    alert, case = _alert(desk), CaseDesk(desk, desk.polda).opened()
    report, appeal = make_report(desk, unit=desk.polda), make_appeal(desk, unit=desk.polda)
    found = {one.key for one in matters(desk.member(Role.VERIFIER), clock.now())}
    assert {f"alert:{alert.pk}", f"case:{case.pk}", f"report:{report.pk}", f"appeal:{appeal.pk}"} <= found


def test_only_who_can_bring_a_case_on_has_it_waiting(desk: Desk) -> None:
    case = CaseDesk(desk, desk.polda).confirmed()
    keys = {
        role: {one.key for one in matters(desk.member(role), clock.now())}
        for role in (Role.HEAD, Role.VERIFIER)
    }
    assert f"case:{case.pk}" in keys[Role.HEAD]
    assert f"case:{case.pk}" not in keys[Role.VERIFIER]


def test_what_somebody_works_on_stays_with_them(desk: Desk) -> None:
    unit = CaseDesk(desk, desk.polda)
    case = unit.opened()
    take_up(unit.sorter, case.pk)
    assert f"case:{case.pk}" in {one.key for one in matters(unit.sorter, clock.now())}


def test_another_institution_sees_nothing_of_it(desk: Desk) -> None:
    _alert(desk)
    CaseDesk(desk, desk.polda).opened()
    assert matters(desk.member(Role.VERIFIER, desk.kpu), clock.now()) == []


def test_the_nearest_deadline_comes_first_and_what_has_none_last(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, unit = clock.now(), desk.polda.pk
    given = [
        Matter("a", "Tugas", "tanpa batas", "/", unit),
        Matter("b", "Tugas", "besok", "/", unit, now + timedelta(days=1)),
        Matter("c", "Tugas", "terlambat", "/", unit, now - timedelta(hours=1)),
    ]
    monkeypatch.setattr(listed, "_PROVIDERS", {"uji": (lambda _m, _at: iter(given), "cases")})
    found = matters(desk.member(Role.HEAD), now)
    assert [one.key for one in found] == ["c", "b", "a"]
    assert [one.is_late(now) for one in found] == [True, False, False]
    assert matters(desk.member(Role.HEAD), now, desk.polres.pk) == []


def test_a_room_cannot_fill_the_list(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = (Matter(f"x:{place}", "Tugas", "lagi", "/", 1) for place in range(10 * PER_ROOM))
    monkeypatch.setattr(listed, "_PROVIDERS", {"uji": (lambda _m, _at: endless, "cases")})
    assert len(matters(desk.member(Role.HEAD), clock.now())) == PER_ROOM


def test_the_board_shows_the_beginning_and_leads_to_the_rest(desk: Desk) -> None:
    unit = CaseDesk(desk, desk.polda)
    cases = [unit.opened() for _ in range(9)]
    client = desk.client(Role.VERIFIER)
    board, page = client.get("/menunggu/?papan").content.decode(), client.get("/menunggu/").content.decode()
    assert "Lihat semua 9 yang menunggu" in board
    assert 'hx-get="/menunggu/?papan"' in client.get("/").content.decode()
    assert all(f"/kasus/{case.pk}/" in page for case in cases)


def test_an_empty_list_says_what_will_be_there(desk: Desk) -> None:
    page = desk.client(Role.VERIFIER).get("/menunggu/").content.decode()
    assert "Tidak ada yang menunggu Anda sekarang." in page
