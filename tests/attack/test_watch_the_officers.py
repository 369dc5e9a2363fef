"""A superior wants the roster to tell who works how much, who is away why, and who was really there."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse

from sejuk.desk.duty.models import Leave, Ring, Watch
from sejuk.desk.organisation.models import Role
from tests.attack.insider import refuses_sql
from tests.attack.visiting import ATTACKERS
from tests.desk.duty.addresses import ADDRESSES
from tests.desk.duty.examples import parameters
from tests.desk.office import Desk

#: What a watch over people would need to keep; nothing of the kind has a place.
NO_PLACE = (
    "reason",
    "came",
    "arrived",
    "present",
    "late",
    "seen",
    "score",
    "rank",
    "latitude",
    "location",
    "ip",
)


def _fields() -> dict[str, list[models.Field[object, object]]]:
    found = apps.get_app_config("duty").get_models()
    return {one.__name__: [f for f in one._meta.get_fields() if isinstance(f, models.Field)] for one in found}


def test_there_is_no_place_for_presence_reasons_or_marks() -> None:
    names = {f"{model}.{field.name}" for model, fields in _fields().items() for field in fields}
    assert sorted(name for name in names if name.split(".")[1] in NO_PLACE) == []


def test_a_leave_is_dates_and_a_watch_is_a_name_on_a_shift() -> None:
    kept = {model: {field.name for field in fields} for model, fields in _fields().items()}
    assert kept["Leave"] == {"id", "member", "first_day", "last_day", "starts_at", "ends_at"}
    assert kept["Watch"] == {"id", "shift", "member"}


def test_who_was_called_leaves_no_time_at_which_they_looked() -> None:
    assert {field.name for field in Ring._meta.fields} == {"id", "step", "member", "token_digest"}


@pytest.mark.parametrize("role", ATTACKERS)
def test_no_page_counts_up_or_ranks_members(desk: Desk, role: str) -> None:
    """However it is asked for: sorted, filtered by member, exported."""
    given = parameters(desk)
    officer = desk.member(Role.DUTY_OFFICER)
    client = desk.client(role)
    for address in ADDRESSES:
        if address.post:
            continue
        url = reverse(address.name, kwargs=given.get(address.name))
        plain = client.get(url)
        if plain.status_code != 200:
            continue
        for query in ({"member": officer.pk}, {"urut": "jumlah"}, {"format": "csv"}, {"petugas": officer.pk}):
            asked = client.get(url, query)
            assert asked.headers["Content-Type"] == plain.headers["Content-Type"]
            assert not re.search(r"\b\d+ (giliran|jam piket|kali)\b", asked.content.decode())


def test_somebody_elses_shifts_are_in_no_list_of_their_own(desk: Desk) -> None:
    """A head reads rosters day by day; a list of one member's shifts opens for that member alone."""
    parameters(desk)
    officer, head = desk.member(Role.DUTY_OFFICER), desk.client(Role.HEAD)
    watch = Watch.objects.filter(member=officer).order_by("-shift__starts_at")[0]
    assert head.get(reverse("duty:swap", args=[watch.pk])).status_code == 404
    assert f"/piket/saya/giliran/{watch.pk}/" not in head.get(reverse("duty:mine")).content.decode()


def test_days_off_of_others_are_shown_to_no_colleague(desk: Desk) -> None:
    parameters(desk)
    leave = Leave.objects.get()
    day = f"{leave.first_day:%d}".lstrip("0")
    for role in (Role.VERIFIER, Role.EDITOR, Role.OBSERVER, Role.AUDITOR):
        page = desk.client(role).get(reverse("duty:mine")).content.decode()
        assert reverse("duty:leave_drop", args=[leave.pk]) not in page
        assert f"{day} {leave.first_day:%Y}" not in page


def test_the_secret_of_a_calendar_is_not_kept_and_opens_nothing_of_others(desk: Desk) -> None:
    token = parameters(desk)["duty:calendar"]["token"]
    member = desk.member(Role.DUTY_OFFICER)
    text = Client().get(reverse("duty:calendar", args=[token])).content.decode()
    assert "BEGIN:VEVENT" in text
    for other in desk.members.values():
        assert other.name not in text or other == member
    stored = str(list(apps.get_model("duty", "Feed").objects.values()))
    assert token not in stored
    guessed = ("x" if token[0] != "x" else "y") + token[1:]
    assert Client().get(reverse("duty:calendar", args=[guessed])).status_code == 404
    member.is_active = False
    member.save()
    assert Client().get(reverse("duty:calendar", args=[token])).status_code == 404


def test_by_sql_a_call_is_not_answered_by_nobody_and_nobody_is_rung_twice(desk: Desk) -> None:
    parameters(desk)
    refuses_sql("UPDATE duty_call SET state = 'answered'")
    refuses_sql(
        "INSERT INTO duty_ring (step_id, member_id, token_digest) "
        "SELECT step_id, member_id, 'x' FROM duty_ring"
    )
    refuses_sql("UPDATE duty_call SET answered_by_id = (SELECT min(id) FROM organisation_member)")


def test_by_sql_two_shifts_of_a_unit_never_overlap(desk: Desk) -> None:
    parameters(desk)
    refuses_sql(
        "INSERT INTO duty_shift (unit_id, name, starts_at, ends_at) "
        "SELECT unit_id, 'x', starts_at, ends_at FROM duty_shift LIMIT 1"
    )
