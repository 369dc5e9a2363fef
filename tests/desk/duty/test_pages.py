"""The pages of rosters as people use them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sejuk.desk.duty.forms.slots import SlotsField, as_lines
from sejuk.desk.duty.models import Leave, Roster, Shift, Swap, SwapState
from sejuk.desk.duty.rostering import leaving
from sejuk.desk.duty.rostering.zones import today
from sejuk.desk.organisation.models import Member, Role, Unit
from tests.desk.duty.conftest import Time
from tests.desk.duty.given import DutyDesk


def _client(member: Member) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


def _text(client: Client, name: str, *args: Any, **query: Any) -> str:
    answer = client.get(reverse(f"duty:{name}", args=args), query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


# Who is on now


def test_the_tree_names_who_is_on_and_shows_who_is_missing(duty: DutyDesk, time: Time) -> None:
    duty.plan()
    Unit.objects.filter(pk=duty.desk.other_polres.pk).update(around_the_clock=True)
    page = _text(duty.desk.client(Role.HEAD), "now")
    assert duty.officers(1)[0].name in page
    assert "Piket 24 jam tanpa jadwal" in page
    assert "1 unit kosong" in page
    day = today(duty.unit, time.now)
    leaving.note(duty.head, duty.officers(1)[0], day, day)
    page = _text(duty.desk.client(Role.HEAD), "now")
    assert "Kosong sekarang" in page
    assert "2 unit kosong" in page


def test_what_is_empty_further_down_is_counted_at_the_unit_above_it(duty: DutyDesk, time: Time) -> None:
    Unit.objects.filter(pk=duty.desk.polsek.pk).update(around_the_clock=True)
    page = _text(duty.desk.client(Role.HEAD), "now")
    assert "1 kosong di bawahnya" in page
    assert duty.desk.polsek.name not in page
    assert duty.desk.polsek.name in _text(duty.desk.client(Role.HEAD), "now", unit=duty.unit.pk)


def test_outside_its_hours_an_office_is_not_empty(duty: DutyDesk, time: Time) -> None:
    duty.plan("office")
    time.pass_by(hours=12)
    page = _text(_client(duty.head), "now")
    assert "Di luar jam piket" in page
    assert "Tidak ada unit yang kosong" in page


def test_the_tree_asks_no_more_where_there_are_more_units(duty: DutyDesk) -> None:
    client = duty.desk.client(Role.HEAD)
    _text(client, "now")
    with CaptureQueriesContext(connection) as few:
        _text(client, "now")
    duty.plan()
    DutyDesk(duty.desk, duty.desk.other_polres).plan()
    with CaptureQueriesContext(connection) as many:
        _text(client, "now")
    assert len(many) == len(few)


def test_the_board_says_who_is_on_and_when_my_shift_ends(duty: DutyDesk, time: Time) -> None:
    first, second = duty.officers(2)
    duty.plan()
    assert "Anda bertugas sampai 8 Mei 2029 19.00 WITA" in _text(_client(first), "home_part")
    page = _text(_client(second), "home_part")
    assert first.name in page
    assert "Giliran Anda berikutnya: 8 Mei 2029 19.00 WITA" in page


def test_a_roster_is_shown_in_its_own_units_time(duty: DutyDesk, time: Time) -> None:
    Unit.objects.filter(pk=duty.unit.pk).update(time_zone="Asia/Jayapura")
    duty.unit.refresh_from_db()
    duty.plan()
    head = duty.desk.client(Role.HEAD)
    assert "07.00–19.00 WIT<" in _text(head, "roster", duty.unit.pk)
    assert "07.00–19.00 WIT<" in _text(head, "roster", duty.unit.pk, mulai="2029-05-20")


# Making a roster


def _sent(duty: DutyDesk, **changes: Any) -> dict[str, Any]:
    first, second = duty.officers(2)
    sent = {"pattern": "two_twelve", "rotation": "shift", "starts_on": "2029-05-09"}
    return sent | {f"team_{first.pk}": "1", f"team_{second.pk}": "2"} | changes


def test_a_head_makes_a_roster_and_a_second_click_makes_no_second(duty: DutyDesk, time: Time) -> None:
    client, url = _client(duty.head), reverse("duty:plan", args=[duty.unit.pk])
    for _click in range(2):
        assert client.post(url, _sent(duty)).status_code == 302
    assert Roster.objects.filter(ends_on=None).count() == 1
    assert Shift.objects.filter(starts_at__gt=time.now).count() == 34 * 2
    assert 'value="1" selected' in client.get(url).content.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"starts_on": "kemarin"}, "Tulis tanggalnya"),
        ({"starts_on": "2020-01-01"}, "paling cepat hari ini"),
        ({"pattern": "own"}, "Tulis paling sedikit satu giliran"),
        ({"pattern": "own", "own": "siang bolong"}, "tidak terbaca"),
        ({"pattern": "own", "own": "A 07.00-19.00\nB 18.00-20.00"}, "bertumpuk"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    duty: DutyDesk, time: Time, change: dict[str, str], words: str
) -> None:
    answer = _client(duty.head).post(reverse("duty:plan", args=[duty.unit.pk]), _sent(duty, **change))
    page = answer.content.decode()
    assert answer.status_code >= 400
    assert words in page
    assert 'value="2" selected' in page
    assert not Roster.objects.exists()


def test_nobody_in_a_team_is_no_roster(duty: DutyDesk, time: Time) -> None:
    sent = {name: value for name, value in _sent(duty).items() if not name.startswith("team_")}
    answer = _client(duty.head).post(reverse("duty:plan", args=[duty.unit.pk]), sent)
    assert "Belum ada yang ikut" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Siang 07.00-19.00", "Siang 07.00-19.00"),
        ("Malam 19:00 – 7:00 sen-jum", "Malam 19.00-07.00 Sen,Sel,Rab,Kam,Jum"),
        ("Akhir pekan 08.00-08.00 Sab,Min", "Akhir pekan 08.00-08.00 Sab,Min"),
        ("Jaga 08.00-09.00 sabtu-senin", "Jaga 08.00-09.00 Sen,Sab,Min"),
    ],
)
def test_lines_of_a_pattern_are_read_and_written_again(typed: str, kept: str) -> None:
    slots = SlotsField().to_python(typed)
    assert as_lines(slots) == kept
    assert SlotsField().to_python(kept) == slots


# One's own


def test_a_swap_is_asked_and_agreed_on_the_pages(duty: DutyDesk, time: Time) -> None:
    first, second = duty.officers(2)
    duty.plan()
    give, take = duty.upcoming(first), duty.upcoming(second)
    one, two = _client(first), _client(second)
    assert "Tukar" in _text(one, "mine")
    url = reverse("duty:swap", args=[give.pk])
    assert one.post(url, {"take": ""}).status_code == 422
    assert one.post(url, {"take": take.pk}).status_code == 302
    assert "Setuju" in _text(two, "mine")
    two.post(reverse("duty:swap_agree", args=[Swap.objects.get().pk]))
    assert Swap.objects.get().state == SwapState.AGREED
    assert "Tolak sebagai pimpinan" in _text(_client(duty.head), "mine")


def test_days_off_are_noted_without_a_reason_and_taken_back(duty: DutyDesk, time: Time) -> None:
    client = _client(duty.officers(1)[0])
    form = _text(client, "leave")
    assert "<textarea" not in form
    url = reverse("duty:leave")
    assert client.post(url, {"first": "2029-05-12", "last": "2029-05-11"}).status_code >= 400
    assert client.post(url, {"first": "2029-05-11", "last": "2029-05-12"}).status_code == 302
    assert "11 Mei 2029 – 12 Mei 2029" in _text(client, "mine")
    client.post(reverse("duty:leave_drop", args=[Leave.objects.get().pk]))
    assert not Leave.objects.exists()


def test_the_calendar_has_a_secret_address_shown_once(duty: DutyDesk, time: Time) -> None:
    first = duty.officers(1)[0]
    duty.plan()
    client = _client(first)
    page = client.post(reverse("duty:feed"), follow=True).content.decode()
    found = re.search(r"(/piket/kalender/\S+?\.ics)", page)
    assert found
    assert found[1] not in _text(client, "mine")
    text = Client().get(found[1]).content.decode()
    assert text.count("BEGIN:VEVENT") == 35
    assert "TZID=Asia/Makassar:20290508T070000" in text
    client.post(reverse("duty:feed_drop"))
    assert Client().get(found[1]).status_code == 404


def test_an_empty_shift_is_taken_with_one_click(duty: DutyDesk, time: Time) -> None:
    first, second = duty.officers(2)
    duty.plan()
    day = today(duty.unit, time.now) + timedelta(days=1)
    leaving.note(first, first, day, day)
    client = _client(second)
    page = _text(client, "roster", duty.unit.pk)
    taken = re.search(r"/piket/giliran/(\d+)/isi/", page)
    assert taken
    for _click in range(2):
        client.post(reverse("duty:cover", args=[taken[1]]))
    assert "Saya isi giliran ini" not in _text(client, "roster", duty.unit.pk)


def test_a_head_puts_somebody_else_on_a_shift(duty: DutyDesk, time: Time) -> None:
    third = duty.officers(3)[2]
    duty.plan()
    shift = duty.shifts()[4]
    client, url = _client(duty.head), reverse("duty:shift", args=[shift.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"people": [third.pk]}).status_code == 302
    assert third.name in _text(client, "roster", duty.unit.pk)
    assert client.post(reverse("duty:shift_remove", args=[shift.pk])).status_code == 302
    assert client.post(reverse("duty:roster_end", args=[duty.unit.pk])).status_code == 302
    assert Roster.objects.filter(ends_on=None).count() == 0
