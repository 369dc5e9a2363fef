"""What went wrong waits for a person, on a page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sejuk.desk.audit.models import Entry
from sejuk.desk.delivery.models import Channel, Message
from sejuk.desk.organisation.models import Role
from tests.desk.delivery.given import left_uncertain, queued, run, state
from tests.desk.office import Desk
from tests.servers.telegram import Telegram


def _settle(desk: Desk, message: Message, verb: str) -> int:
    client = desk.client(Role.DUTY_OFFICER, desk.polres)
    return client.post(reverse("delivery:settle", args=[message.pk]), {"verb": verb}).status_code


def test_the_list_shows_what_waits_and_no_address(desk: Desk) -> None:
    left_uncertain(desk)
    page = desk.client(Role.DUTY_OFFICER, desk.polres).get(reverse("delivery:list"))
    assert "Klarifikasi: kotak suara tersegel" in page.text
    assert "mitra.example" not in page.text


def test_an_empty_list_says_so(desk: Desk) -> None:
    page = desk.client(Role.DUTY_OFFICER, desk.polres).get(reverse("delivery:list"))
    assert "Tidak ada kiriman yang bermasalah" in page.text


@pytest.mark.parametrize(
    ("verb", "expected"), [("arrived", "sent"), ("again", "waiting"), ("drop", "dropped")]
)
def test_a_person_settles_what_is_uncertain(desk: Desk, verb: str, expected: str) -> None:
    message = left_uncertain(desk)
    assert _settle(desk, message, verb) == 302
    message.refresh_from_db()
    assert message.state == expected
    assert bool(message.address) == (expected == "waiting")
    assert Entry.objects.filter(action="message.settled", detail__verb=verb).count() == 1


def test_a_second_click_changes_nothing(desk: Desk) -> None:
    message = left_uncertain(desk)
    assert [_settle(desk, message, verb) for verb in ("arrived", "again")] == [302, 409]
    assert state(message) == "sent"


@pytest.mark.parametrize("verb", ["", "taken", "forget", "send"])
def test_the_machine_s_ways_are_no_person_s(desk: Desk, verb: str) -> None:
    message = left_uncertain(desk)
    assert _settle(desk, message, verb) == 409
    assert state(message) == "uncertain"


def test_sent_again_it_goes_out_with_the_next_run(desk: Desk) -> None:
    message = left_uncertain(desk)
    _settle(desk, message, "again")
    run()
    assert state(message) == "sent"


def test_reading_an_address_is_on_record_and_another_unit_reads_none(desk: Desk) -> None:
    message = left_uncertain(desk)
    url = reverse("delivery:message", args=[message.pk])
    assert "ragu@mitra.example" in desk.client(Role.DUTY_OFFICER, desk.polres).get(url).text
    assert Entry.objects.filter(action="message.read").count() == 1
    assert desk.client(Role.DUTY_OFFICER, desk.other_polres).get(url).status_code == 404


def test_a_done_message_shows_no_address(desk: Desk) -> None:
    message = queued(desk, "satu")[0]
    run()
    url = reverse("delivery:message", args=[message.pk])
    assert "sudah dihapus" in desk.client(Role.HEAD, desk.polda).get(url).text


def test_queries_do_not_grow_with_rows(desk: Desk, django_assert_max_num_queries: object) -> None:
    client = desk.client(Role.DUTY_OFFICER, desk.polres)
    for number in range(12):
        left_uncertain(desk, f"ragu{number}")
    with django_assert_max_num_queries(22):  # type: ignore[operator]
        client.get(reverse("delivery:list"))


def test_a_member_connects_and_cuts_their_own_telegram(desk: Desk, bot: Telegram) -> None:
    from sejuk.desk.delivery.linking.codes import chat_of
    from sejuk.desk.delivery.linking.polling import poll

    client, url = desk.client(Role.DUTY_OFFICER, desk.polres), reverse("delivery:telegram")
    assert "Belum terhubung" in client.get(url).text
    shown = client.post(reverse("delivery:telegram_code")).text
    code = shown.partition("/start ")[2].partition("<")[0]
    bot.write(501, f"/start {code}")
    poll()
    owner = f"member:{desk.member(Role.DUTY_OFFICER, desk.polres).pk}"
    assert chat_of(owner) == "501"
    assert "Terhubung." in client.get(url).text
    client.post(reverse("delivery:telegram_stop"))
    assert chat_of(owner) == ""


def test_without_a_bot_there_is_no_code(desk: Desk) -> None:
    client = desk.client(Role.DUTY_OFFICER)
    assert "belum punya bot" in client.get(reverse("delivery:telegram")).text
    assert client.post(reverse("delivery:telegram_code")).status_code == 409
    assert Channel.TELEGRAM in Channel.values
