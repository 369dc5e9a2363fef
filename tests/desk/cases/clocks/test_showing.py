"""What people see of clocks: on the case's page and in lists."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from sejuk.desk.cases.clocks import pause
from sejuk.desk.cases.clocks.badges import badge, with_clocks
from sejuk.desk.cases.clocks.spans import in_words
from sejuk.desk.cases.models import Case
from sejuk.desk.organisation.models import Role
from tests.desk.cases.clocks.given import HOUR, MINUTE, ClockDesk


def _page(clocks: ClockDesk, case: Case) -> str:
    client = clocks.desk.client(Role.DUTY_OFFICER, clocks.desk.polres)
    return client.get(f"/kasus/{case.pk}/").content.decode()


def _kind(clocks: ClockDesk, case: Case) -> str:
    return badge(with_clocks(Case.objects.select_related("unit")).get(pk=case.pk), clocks.now).kind


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 menit"), (5, "5 menit"), (60, "1 jam"), (125, "2 jam 5 menit"), (1500, "25 jam")],
)
def test_lengths_in_words(minutes: int, words: str) -> None:
    assert in_words(timedelta(minutes=minutes, seconds=59)) == words


def test_the_page_says_how_much_is_left_in_the_units_time(clocks: ClockDesk) -> None:
    case = clocks.case()
    clocks.later(15 * MINUTE)
    page = _page(clocks, case)
    assert "Sisa 45 menit, sampai 4 Mar 2026 10.00 WITA" in page
    assert "15 menit dari 1 jam terpakai" in page


def test_the_bar_needs_no_style_of_its_own(clocks: ClockDesk) -> None:
    case = clocks.case()
    clocks.later(15 * MINUTE)
    page = _page(clocks, case)
    assert '<rect width="75" height="14"' in page
    assert "style=" not in page


def test_what_is_late_says_when_it_goes_up(clocks: ClockDesk) -> None:
    case = clocks.case()
    clocks.tick(HOUR)
    page = _page(clocks, case)
    assert "Batas waktunya lewat pada 4 Mar 2026 10.00 WITA" in page
    assert "Naik sendiri ke unit di atas pada 4 Mar 2026 11.00 WITA" in page


def test_at_the_top_it_says_that_it_stays(clocks: ClockDesk) -> None:
    case = clocks.case()
    clocks.tick(2 * HOUR)
    clocks.tick(48 * HOUR)
    assert "Tidak ada unit di atasnya" in _page(clocks, case)


def test_who_is_waited_for_and_since_when(clocks: ClockDesk) -> None:
    case = clocks.case()
    pause(case, clocks.now, waiting_for="KPU Telaga", until=clocks.now + 2 * HOUR)
    page = _page(clocks, case)
    assert "Menunggu jawaban KPU Telaga sejak 4 Mar 2026 09.00 WITA" in page
    assert "paling lambat 4 Mar 2026 11.00 WITA" in page


def test_the_second_pair_of_eyes_is_named_while_the_clock_runs(clocks: ClockDesk) -> None:
    from sejuk.desk.cases.services.seconds import ask

    case = clocks.people.proposed()
    ask(clocks.people.sorter, case.pk, clocks.people.approver.pk)
    page = _page(clocks, case)
    assert f"Menunggu orang kedua: {clocks.people.approver.name}, sejak" in page
    assert "Jamnya tetap berjalan" in page


def test_time_is_shown_for_each_unit_that_spent_it(clocks: ClockDesk) -> None:
    case = clocks.case()
    clocks.tick(2 * HOUR)
    clocks.later(30 * MINUTE)
    page = _page(clocks, case)
    rows = page[page.index("Waktu yang dipakai setiap unit") :]
    polres = rows[rows.index('<th scope="row">Polres Telaga') :]
    assert "2 jam" in polres[: polres.index("</tr>")]
    polda = rows[rows.index('<th scope="row">Polda Hulu') :]
    assert "30 menit" in polda[: polda.index("</tr>")]


def test_a_case_without_a_clock_says_so(clocks: ClockDesk) -> None:
    from sejuk.desk.cases.services.closing import withdraw

    case = clocks.case()
    withdraw(clocks.people.sorter, case.pk, "Dibuka dua kali")
    assert "Tidak ada batas waktu yang berjalan" in _page(clocks, case)
    assert _kind(clocks, case) == "none"


def test_the_badge_of_a_list_follows_the_clock(clocks: ClockDesk) -> None:
    case = clocks.case()
    seen = [_kind(clocks, case)]
    for by in (48 * MINUTE, 12 * MINUTE):
        clocks.later(by)
        seen.append(_kind(clocks, case))
    assert seen == ["running", "soon", "late"]


def test_the_badge_says_that_it_stands_still(clocks: ClockDesk) -> None:
    case = clocks.case()
    pause(case, clocks.now, waiting_for="KPU Telaga", until=clocks.now + HOUR)
    assert _kind(clocks, case) == "paused"


def test_the_badge_says_that_the_clock_brought_the_case(clocks: ClockDesk) -> None:
    case = clocks.case()
    clocks.tick(2 * HOUR)
    row = with_clocks(Case.objects.select_related("unit")).get(pk=case.pk)
    shown = render_to_string("cases/parts/clock_badge.html", {"badge": badge(row, clocks.now)})
    assert "naik karena lewat batas waktu" in shown
    assert "WITA" in shown


def test_a_list_reads_all_clocks_at_once(clocks: ClockDesk) -> None:
    for _number in range(5):
        clocks.case()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        rows = list(with_clocks(Case.objects.select_related("unit")))
        assert len([badge(row, clocks.now) for row in rows]) == 5
    assert len(queries) == 1


def test_a_list_is_sorted_by_what_is_due_first(clocks: ClockDesk) -> None:
    first = clocks.case()
    clocks.later(5 * MINUTE)
    second = clocks.case()
    pause(first, clocks.now, waiting_for="KPU Telaga", until=clocks.now + HOUR)
    assert list(with_clocks(Case.objects.all()).order_by("clock_due_at")) == [second, first]
