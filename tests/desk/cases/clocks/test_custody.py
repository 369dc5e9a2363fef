"""A case travels up, down and aside; the sender keeps sight of it, and the clock goes along."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.access import accessible_cases
from sejuk.desk.cases.models import Case, Lease
from sejuk.desk.cases.services import custody
from sejuk.desk.cases.services.closing import withdraw
from sejuk.desk.organisation.models import Member, Role, Unit
from sejuk.desk.organisation.refusal import Refused
from tests.desk.cases.clocks.given import MINUTE, ClockDesk

WHY = "Sumbernya ada di sana"


def _post(client: Client, case: Case, word: str, unit: object, reason: str = WHY) -> tuple[int, str]:
    answer = client.post(f"/kasus/{case.pk}/{word}/", {"unit": unit, "reason": reason})
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("verb", "target", "why"),
    [
        (custody.escalate, "polda", "escalated"),
        (custody.delegate, "polsek", "delegated"),
        (custody.hand_over, "other_polres", "handed_over"),
    ],
    ids=["up", "down", "aside"],
)
def test_the_case_moves_with_its_clock_and_leaves_a_trace(
    clocks: ClockDesk, verb: Callable[[Member, int, int, str], Case], target: str, why: str
) -> None:
    case, holder = clocks.case(), getattr(clocks.desk, target)
    clocks.later(10 * MINUTE)
    verb(clocks.people.sorter, case.pk, holder.pk, WHY)
    case.refresh_from_db()
    assert case.unit == holder
    assert clocks.holders(case) == [("Polres Telaga", "opened"), (holder.name, why)]
    assert clocks.running(case).unit == holder
    assert case.clocks.get(unit=clocks.desk.polres).spent == 10 * MINUTE
    entry = Entry.objects.get(action="case.held")
    assert entry.detail == {"why": why, "sender": clocks.desk.polres.pk, "holder": holder.pk}
    assert case in accessible_cases(clocks.people.sorter)


def test_a_second_click_moves_nothing_again(clocks: ClockDesk) -> None:
    case, polda = clocks.case(), clocks.desk.polda
    for _time in range(2):
        custody.escalate(clocks.people.sorter, case.pk, polda.pk, WHY)
    assert len(clocks.holders(case)) == 2


def test_who_sent_a_case_up_sees_it_but_does_not_move_it_again(clocks: ClockDesk) -> None:
    case = clocks.case()
    custody.escalate(clocks.people.sorter, case.pk, clocks.desk.polda.pk, WHY)
    with pytest.raises(Refused):
        custody.delegate(clocks.people.sorter, case.pk, clocks.desk.polsek.pk, WHY)
    custody.delegate(clocks.desk.member(Role.HEAD), case.pk, clocks.desk.polsek.pk, WHY)
    case.refresh_from_db()
    assert case.unit == clocks.desk.polsek


def test_whoever_had_the_case_in_hand_lets_go(clocks: ClockDesk) -> None:
    case = clocks.case()
    until = clocks.now + 10 * MINUTE
    Lease.objects.create(case=case, member=clocks.people.sorter, since=clocks.now, until=until)
    custody.escalate(clocks.people.sorter, case.pk, clocks.desk.polda.pk, WHY)
    assert not Lease.objects.exists()


@pytest.mark.parametrize(
    ("verb", "target"),
    [
        (custody.escalate, "polsek"),
        (custody.escalate, "other_polres"),
        (custody.escalate, "kpu"),
        (custody.delegate, "polda"),
        (custody.delegate, "other_polres"),
        (custody.delegate, "kpu"),
        (custody.hand_over, "polda"),
        (custody.hand_over, "polsek"),
        (custody.hand_over, "kpu"),
    ],
)
def test_each_way_leads_only_where_it_says_and_never_to_another_institution(
    clocks: ClockDesk, verb: Callable[[Member, int, int, str], Case], target: str
) -> None:
    case, wrong = clocks.case(), getattr(clocks.desk, target)
    with pytest.raises(Refused):
        verb(clocks.people.sorter, case.pk, wrong.pk, WHY)
    case.refresh_from_db()
    assert case.unit == clocks.desk.polres


@pytest.mark.parametrize("reason", ["", "   "], ids=["empty", "blank"])
def test_every_move_has_a_reason(clocks: ClockDesk, reason: str) -> None:
    with pytest.raises(Refused, match="Alasannya"):
        custody.escalate(clocks.people.sorter, clocks.case().pk, clocks.desk.polda.pk, reason)


def test_an_ended_case_stays_where_it_is(clocks: ClockDesk) -> None:
    case = clocks.case()
    withdraw(clocks.people.sorter, case.pk, "Dibuka dua kali")
    with pytest.raises(Refused, match="sudah selesai"):
        custody.escalate(clocks.people.sorter, case.pk, clocks.desk.polda.pk, WHY)


@pytest.mark.parametrize(
    ("unit", "where", "names"),
    [
        ("polsek", Unit.above, ["Polres Telaga", "Polda Hulu"]),
        ("polda", Unit.above, []),
        ("polda", custody.below, ["Polres Telaga", "Polsek Telaga Utara", "Polres Muara"]),
        ("polsek", custody.below, []),
        ("polres", custody.beside, ["Polres Muara"]),
        ("other_polres", custody.beside, ["Polres Telaga", "Polsek Telaga Utara"]),
    ],
)
def test_where_a_case_can_go(
    clocks: ClockDesk, unit: str, where: Callable[[Unit], object], names: list[str]
) -> None:
    found = where(getattr(clocks.desk, unit))
    assert sorted(one.name for one in found) == sorted(names)  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.OBSERVER])
def test_who_only_reads_does_not_hand_on(clocks: ClockDesk, role: str) -> None:
    case = clocks.case()
    status, _page = _post(clocks.desk.client(role), case, "naikkan", clocks.desk.polda.pk)
    assert status == 403


@pytest.mark.parametrize("word", ["naikkan", "turunkan", "alihkan"])
def test_the_form_offers_the_units_and_sends_the_case_there(clocks: ClockDesk, word: str) -> None:
    case, client = clocks.case(), clocks.desk.client(Role.DUTY_OFFICER, clocks.desk.polres)
    targets = {"naikkan": "polda", "turunkan": "polsek", "alihkan": "other_polres"}
    holder = getattr(clocks.desk, targets[word])
    page = client.get(f"/kasus/{case.pk}/{word}/").content.decode()
    assert holder.name in page
    status, _page = _post(client, case, word, holder.pk)
    case.refresh_from_db()
    assert (status, case.unit) == (302, holder)


@pytest.mark.parametrize(
    ("unit", "reason", "says"),
    [
        ("", WHY, "Pilih unit yang menerima"),
        ("999999", WHY, "tidak dapat menerima kasus ini"),
        ("bukan-angka", WHY, "tidak dapat menerima kasus ini"),
        ("polsek", WHY, "tidak dapat menerima kasus ini"),
        ("polda", "", "belum diisi"),
        ("polda", "ya", "5"),
    ],
    ids=["none", "unknown", "no-number", "wrong-way", "no-reason", "short-reason"],
)
def test_bad_input_is_explained_and_moves_nothing(
    clocks: ClockDesk, unit: str, reason: str, says: str
) -> None:
    case, client = clocks.case(), clocks.desk.client(Role.DUTY_OFFICER, clocks.desk.polres)
    named = getattr(clocks.desk, unit).pk if unit in ("polsek", "polda") else unit
    status, page = _post(client, case, "naikkan", named, reason)
    assert status == 422
    assert says in page
    case.refresh_from_db()
    assert case.unit == clocks.desk.polres


def test_the_case_page_offers_only_ways_that_exist(clocks: ClockDesk) -> None:
    case = clocks.case()
    page = clocks.desk.client(Role.DUTY_OFFICER, clocks.desk.polres).get(f"/kasus/{case.pk}/")
    assert f"/kasus/{case.pk}/naikkan/" in page.content.decode()
    custody.escalate(clocks.people.sorter, case.pk, clocks.desk.polda.pk, WHY)
    below = clocks.desk.client(Role.DUTY_OFFICER, clocks.desk.polres).get(f"/kasus/{case.pk}/")
    assert "/turunkan/" not in below.content.decode()
    top = clocks.desk.client(Role.DUTY_OFFICER).get(f"/kasus/{case.pk}/").content.decode()
    assert f"/kasus/{case.pk}/turunkan/" in top
    assert "/naikkan/" not in top


def test_an_open_case_is_always_held_by_one_unit(clocks: ClockDesk) -> None:
    case = clocks.case()
    for verb, unit in (
        (custody.escalate, clocks.desk.polda),
        (custody.delegate, clocks.desk.polsek),
        (custody.escalate, clocks.desk.polres),
    ):
        verb(clocks.desk.member(Role.HEAD), case.pk, unit.pk, WHY)
        case.refresh_from_db()
        assert case.holdings.get(until=None).unit == case.unit == unit
    spans = list(case.holdings.values_list("since", "until"))
    assert [until for _since, until in spans[:-1]] == [since for since, _until in spans[1:]]


def test_a_case_that_ends_without_a_label_keeps_no_word_of_its_way(clocks: ClockDesk) -> None:
    from sejuk.desk.cases.clocks import pause
    from sejuk.desk.cases.services.closing import close_without_label
    from sejuk.desk.cases.services.triage import take_up

    case = clocks.case()
    custody.escalate(clocks.people.sorter, case.pk, clocks.desk.polda.pk, WHY)
    pause(case, clocks.now, waiting_for="KPU Hulu", until=clocks.now + 10 * MINUTE)
    officer = clocks.desk.member(Role.DUTY_OFFICER)
    take_up(officer, case.pk)
    close_without_label(officer, case.pk, "harmless")
    assert set(case.holdings.values_list("reason", flat=True)) == {""}
    assert not case.pauses.exists()
    assert not case.clocks.filter(stopped_at=None).exists()
