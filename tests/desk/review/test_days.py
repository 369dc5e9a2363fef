"""The day of each unit: at its hour, adding up, corrected by new versions, released by its head."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.review.models import Activity, Rollup, RollupState
from sejuk.desk.review.releasing import release
from sejuk.desk.review.reporting import withdraw
from sejuk.desk.review.rolling import due_at, shares, tick, totals_of
from sejuk.desk.review.sheet import defused, time_of
from sejuk.desk.shell.matters import matters
from tests.desk.office import Desk
from tests.desk.review.given import ZONE, a_day, after_hours, an_activity, yesterday

SENTENCE = "Warga lebih tenang sesudah jadwal resmi dijelaskan."


def standing(**where: Any) -> Rollup:
    """The version that counts."""
    return Rollup.objects.exclude(state=RollupState.REPLACED).get(**where)


def test_each_level_is_put_together_at_its_own_hour(desk: Desk) -> None:
    activity = an_activity(desk)
    hours = [
        due_at(unit, activity.day).astimezone(ZONE).hour for unit in (desk.polsek, desk.polres, desk.polda)
    ]
    assert hours == [20, 21, 22]
    assert tick(due_at(desk.polsek, activity.day) - timedelta(seconds=1)) == 0
    assert [tick(after_hours(unit)) for unit in (desk.polsek, desk.polres, desk.polda)] == [1, 1, 1]
    assert tick(after_hours(desk.polda)) == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 500), st.integers(0, 9)), max_size=12))
def test_levels_add_up_whatever_was_reported(desk: Desk, told: list[tuple[int, int, int]]) -> None:
    Activity.objects.all().delete()
    units = [desk.polda, desk.polres, desk.polsek, desk.other_polres]
    want: Counter[str] = Counter()
    for at, people, corrected in told:
        by = desk.member(Role.DUTY_OFFICER, units[at])
        an_activity(desk, units[at], by, counts={"people_public": people, "rumours_corrected": corrected})
        want.update({"people_public": people, "rumours_corrected": corrected})
    day = yesterday().astimezone(ZONE).date()
    total, parts = totals_of(desk.polda.path, day), shares(desk.polda, day)
    own = sum(1 for at, _people, _corrected in told if at == 0)
    assert total["reports"] == len(told) == own + sum(part.totals["reports"] for part in parts)
    assert {code: n for code, n in want.items() if n} == total["counts"]


def test_a_late_report_makes_a_new_version_and_the_old_one_stays(desk: Desk) -> None:
    first = a_day(desk, desk.polres)
    release(desk.member(Role.HEAD, desk.polres), first.pk, SENTENCE)
    an_activity(desk)
    assert tick(after_hours(desk.polres)) == 2  # the Polsek's first, the Polres's second
    first.refresh_from_db()
    second = standing(unit=desk.polres)
    assert (first.state, first.sentence, first.totals["reports"]) == (RollupState.REPLACED, SENTENCE, 1)
    assert (second.version, second.state, second.totals["reports"]) == (2, RollupState.DRAFT, 2)


def test_a_withdrawn_report_makes_a_new_version(desk: Desk) -> None:
    activity = an_activity(desk)
    tick(after_hours(desk.polsek))
    withdraw(activity.by, activity.pk)
    tick(after_hours(desk.polsek))
    assert standing(unit=desk.polsek).totals["reports"] == 0
    assert Rollup.objects.filter(unit=desk.polsek).count() == 2


def test_only_the_head_releases_and_a_second_click_is_one_release(desk: Desk) -> None:
    rollup = a_day(desk)
    with pytest.raises(Refused):
        release(desk.member(Role.DUTY_OFFICER), rollup.pk, SENTENCE)
    head = desk.member(Role.HEAD)
    assert release(head, rollup.pk, SENTENCE).released_at == release(head, rollup.pk, SENTENCE).released_at


def test_a_day_waits_for_its_head_among_what_waits(desk: Desk) -> None:
    rollup = a_day(desk)
    keys = {one.key for one in matters(desk.member(Role.HEAD), clock.now())}
    assert f"rollup:{rollup.pk}" in keys
    release(desk.member(Role.HEAD), rollup.pk, SENTENCE)
    assert f"rollup:{rollup.pk}" not in {one.key for one in matters(desk.member(Role.HEAD), clock.now())}


def test_the_page_says_outcomes_first_and_ranks_nobody(desk: Desk) -> None:
    an_activity(desk, desk.other_polres, desk.member(Role.DUTY_OFFICER, desk.other_polres))
    rollup = a_day(desk)
    page = desk.client(Role.HEAD).get(reverse("review:day", args=[rollup.pk])).content.decode()
    assert page.index("Kabar diluruskan") < page.index("Warga") < page.index("Selebaran dibagikan")
    assert "bukan peringkat" in page
    assert "*Perihal:* Laporan harian" in page


def test_release_is_a_form_with_a_sentence_that_names_nobody(desk: Desk) -> None:
    rollup, client = a_day(desk), desk.client(Role.HEAD)
    page = reverse("review:day", args=[rollup.pk])
    assert client.post(page, {"sentence": "Hubungi 081234567890"}).status_code == 422
    assert client.post(page, {"sentence": SENTENCE}).status_code == 302
    assert SENTENCE in client.get(page).content.decode()


def test_docx_and_xlsx_say_the_same_and_run_nothing(desk: Desk) -> None:
    by = desk.member(Role.DUTY_OFFICER)
    an_activity(desk, desk.polda, by, result="=HYPERLINK(1) dijelaskan kepada warga")
    tick(after_hours(desk.polda))
    pk, client = standing(unit=desk.polda).pk, desk.client(Role.HEAD)
    body = client.get(reverse("review:day_xlsx", args=[pk])).content
    book = openpyxl.load_workbook(BytesIO(body))
    rows = {row[0]: row[1] for row in book["Jumlah"].iter_rows(values_only=True)}
    assert (rows["Giat"], rows["Warga"], rows["Kabar diluruskan"]) == (1, 40, 2)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert client.get(reverse("review:day_docx", args=[pk])).content.startswith(b"PK")


@given(st.text(max_size=40))
def test_no_text_begins_like_a_formula(text: str) -> None:
    assert not defused(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_day_page_asks_as_often_however_many_units_report(
    desk: Desk, django_assert_num_queries: Any
) -> None:
    an_activity(desk)
    day = yesterday().astimezone(ZONE).date()
    with django_assert_num_queries(2):
        assert [part.unit for part in shares(desk.polda, day)] == [desk.polres]
    an_activity(desk, desk.other_polres, desk.member(Role.DUTY_OFFICER, desk.other_polres))
    an_activity(desk, desk.polda, desk.member(Role.DUTY_OFFICER))
    with django_assert_num_queries(2):
        parts = shares(desk.polda, day)
    assert [part.unit for part in parts] == [desk.polres, desk.other_polres]
    for part in parts:
        assert part.totals == totals_of(part.unit.path, day)
    assert shares(desk.polsek, day) == []


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_who_takes_a_day_away_is_on_record(desk: Desk, ending: str) -> None:
    rollup = a_day(desk)
    desk.client(Role.AUDITOR).get(reverse(f"review:day_{ending}", args=[rollup.pk]))
    entry = Entry.objects.filter(action="rollup.read").get()
    assert (entry.subject_id, entry.detail) == (str(rollup.pk), {"format": ending})


def test_hours_in_the_workbook_are_those_of_the_unit() -> None:
    assert time_of(datetime(2029, 5, 8, 20, 30, tzinfo=UTC), "Asia/Makassar") == "2029-05-09 04:30 WITA"
