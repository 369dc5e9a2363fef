"""Whose queue, in which order, and why."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.cases.models import Case, Clock, Severity
from sejuk.desk.cases.queueing.lists import queue, rows_of, waiting_count
from sejuk.desk.cases.queueing.priority import terms_of
from sejuk.desk.cases.services.closing import withdraw
from sejuk.desk.cases.services.seconds import ask
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Role
from tests.desk.cases.given import CaseDesk, fresh, outsider
from tests.desk.narratives.given import HOSTILE, Board
from tests.desk.office import Desk


def make_late(case: Case) -> None:
    """Long past its deadline."""
    ago = clock.now() - timedelta(days=9)
    times = {"warn_at": ago, "due_at": ago, "escalate_at": ago}
    Clock.objects.filter(case=case).update(**times)


def test_what_is_late_comes_before_what_is_hot(unit: CaseDesk, narrative: Narrative) -> None:
    Narrative.objects.filter(pk=narrative.pk).update(temperature=95)
    hot, late = unit.opened(narrative), unit.opened(title="Klaim lama yang terlambat")
    make_late(late)
    assert list(queue(unit.sorter, "unit")) == [late, hot]


def test_severity_orders_what_is_equal_otherwise(unit: CaseDesk) -> None:
    cases = {}
    for severity in (Severity.LOW, Severity.CRITICAL, Severity.MEDIUM, Severity.HIGH):
        cases[severity] = unit.opened(title=f"Klaim {severity}")
        Case.objects.filter(pk=cases[severity].pk).update(severity=severity)
    ordered = [case.severity for case in queue(unit.sorter, "unit")]
    assert ordered == ["critical", "high", "medium", "low"]


def test_the_terms_shown_are_the_number_that_sorts(unit: CaseDesk, narrative: Narrative) -> None:
    Narrative.objects.filter(pk=narrative.pk).update(temperature=40)
    case = unit.opened(narrative)
    make_late(case)
    unit.opened(title="Yang lain")
    for ranked in queue(unit.sorter, "unit"):
        shown = sum(term.points for term in terms_of(ranked, clock.now()))
        assert shown == pytest.approx(ranked.priority)  # type: ignore[attr-defined]


def test_mine_is_what_i_hold_and_what_asks_for_me(desk: Desk, unit: CaseDesk) -> None:
    held, proposed, other = unit.sorted(), unit.proposed(), unit.opened(title="Bukan milik siapa pun")
    asked = outsider(desk)
    ask(unit.sorter, proposed.pk, asked.pk)
    assert held in queue(unit.sorter, "saya")
    assert other not in queue(unit.sorter, "saya")
    assert list(queue(asked, "saya")) == [proposed]


def test_a_parent_sees_the_subtree_when_it_asks_for_it(desk: Desk, unit: CaseDesk) -> None:
    case, head = unit.opened(), desk.member(Role.HEAD, desk.polda)
    assert case not in queue(head, "unit")
    assert case in queue(head, "jajaran")


def test_what_ended_is_apart_and_what_ended_without_a_label_nowhere(unit: CaseDesk) -> None:
    from sejuk.desk.cases.services.closing import close_without_label

    gone = close_without_label(unit.sorter, unit.sorted().pk, "protected_criticism")
    withdrawn = withdraw(unit.sorter, unit.opened().pk, "Salah buka")
    assert list(queue(unit.sorter, "unit")) == []
    ended = list(queue(unit.sorter, "unit", ended=True))
    assert withdrawn in ended
    assert gone not in ended


def test_a_harsh_title_is_covered_until_asked(unit: CaseDesk, board: Board) -> None:
    from sejuk.desk.narratives.models import Narrative as Told

    harsh = board.tell(signals=HOSTILE)
    Told.objects.filter(pk=harsh.pk).update(signals=HOSTILE)
    unit.opened(harsh)
    [row] = rows_of(queue(unit.sorter, "unit"))
    assert row.is_harsh


def test_the_badge_counts_what_nobody_looked_at(desk: Desk, unit: CaseDesk) -> None:
    unit.opened(title="Belum dilihat")
    assert waiting_count(unit.sorter) == 1
    unit.sorted()
    assert waiting_count(unit.sorter) == 1
    proposed = unit.proposed()
    asked = outsider(desk)
    assert waiting_count(asked) == 0
    ask(unit.sorter, proposed.pk, asked.pk)
    assert waiting_count(asked) == 1


def test_many_are_left_for_one_reason_and_the_refused_say_why(desk: Desk, unit: CaseDesk) -> None:
    first, second, busy = (unit.opened(title=f"Rumor kecil {n}") for n in range(3))
    from sejuk.desk.cases.services.triage import take_up

    take_up(unit.head, busy.pk)
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    data = {"kasus": [first.pk, second.pk, busy.pk], "biarkan": "1", "alasan": "Di bawah ambang"}
    html = officer.post(reverse("cases:bulk"), data, follow=True).content.decode()
    assert [fresh(one).outcome for one in (first, second, busy)] == ["not_taken_up", "not_taken_up", ""]
    assert f"K-{busy.pk}: {unit.head.name} sedang mengerjakan" in html


def test_leaving_many_needs_a_reason(desk: Desk, unit: CaseDesk) -> None:
    case, officer = unit.opened(), desk.client(Role.DUTY_OFFICER, desk.polres)
    officer.post(reverse("cases:bulk"), {"kasus": [case.pk], "biarkan": "1", "alasan": ""})
    assert fresh(case).state == "reported"


def test_a_missing_reason_keeps_what_was_ticked_and_typed(desk: Desk, unit: CaseDesk) -> None:
    one, other = unit.opened(), unit.opened()
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    data = {"kasus": [one.pk], "biarkan": "1", "alasan": "kcl", "kembali": "lingkup=unit&keadaan="}
    html = officer.post(reverse("cases:bulk"), data, follow=True).content.decode()
    assert f'value="{one.pk}" checked' in html
    assert f'value="{other.pk}" checked' not in html
    assert 'value="kcl"' in html
    assert f"pilih={one.pk}" in html  # a live reload keeps it, too


def test_taking_up_many_says_that_sorting_began(desk: Desk, unit: CaseDesk) -> None:
    case = unit.opened()
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    page = officer.post(reverse("cases:bulk"), {"kasus": [case.pk], "lihat": "1"}, follow=True)
    assert "1 kasus mulai dipilah." in page.content.decode()


def test_one_does_not_sort_others_cases_in_bulk(desk: Desk, unit: CaseDesk) -> None:
    case, stranger = unit.opened(), desk.client(Role.DUTY_OFFICER, desk.other_polres)
    stranger.post(reverse("cases:bulk"), {"kasus": [case.pk], "lihat": "1"})
    assert fresh(case).state == "reported"


@pytest.mark.parametrize("number", [3, 25])
def test_a_longer_queue_asks_no_more_queries(
    desk: Desk, unit: CaseDesk, django_assert_max_num_queries: object, number: int
) -> None:
    for n in range(number):
        unit.opened(title=f"Klaim nomor {n}")
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    officer.get(reverse("cases:queue"))
    with django_assert_max_num_queries(22):  # type: ignore[operator]
        assert officer.get(reverse("cases:queue")).status_code == 200


def test_an_empty_queue_says_what_to_do(desk: Desk) -> None:
    html = desk.client(Role.DUTY_OFFICER, desk.polres).get(reverse("cases:queue")).content.decode()
    assert "Tidak ada kasus yang menunggu" in html
