"""The operator tries to list who wrote to the bot: by pages, tables, logs and the secrets."""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.models import Report
from sejuk.desk.cases.public.contact import unseal
from sejuk.desk.cases.reporting.settling import answer
from sejuk.desk.delivery.linking.polling import poll
from sejuk.desk.delivery.models import Channel
from sejuk.desk.delivery.services.sending import deliver
from sejuk.desk.listening.intake.authors import derive_key
from sejuk.desk.organisation.models import Role
from sejuk.desk.tipline.hashing import forget_keys
from tests.desk.cases.requests import open_line
from tests.desk.office import Desk
from tests.servers.telegram import TOKEN, Telegram, telegram_server

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

CHAT = 5_012_345_678
WORDS = "Kabarnya kotak suara di gudang kecamatan Telaga Utara dibuka malam hari tanpa saksi"


@pytest.fixture
def bot(settings: Settings) -> Iterator[Telegram]:
    with telegram_server() as server:
        settings.TELEGRAM_API, settings.TELEGRAM_TOKEN = server.url, TOKEN
        yield server


@pytest.fixture
def report(desk: Desk, bot: Telegram) -> Report:
    """Somebody wrote, made a report of it and got the number."""
    open_line(desk)
    bot.write(CHAT, f"/lapor {WORDS}")
    poll()
    send()
    return Report.objects.get()


def send() -> None:
    deliver(Channel.TELEGRAM, seconds=60, sleep=lambda _seconds: None)


def rows() -> str:
    """Everything in the database, as one text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' "
                       "AND table_type = 'BASE TABLE'")  # fmt: skip
        tables = [name for (name,) in cursor.fetchall()]
        texts = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            texts += [row for (row,) in cursor.fetchall()]
    return "\n".join(texts)


def test_no_table_holds_a_chat_in_clear_or_under_a_plain_hash(report: Report) -> None:
    everything = rows()
    said = str(CHAT).encode()
    guesses = [str(CHAT), hashlib.sha256(said).hexdigest(), hashlib.md5(said).hexdigest(), said.hex()]
    assert [guess for guess in guesses if guess in everything] == []


def test_when_the_day_is_over_no_key_that_is_left_names_the_chat(report: Report, settings: Any) -> None:
    forget_keys(clock.now() + timedelta(days=1))
    everything = rows()
    keys = [derive_key(b"", info) for info in (b"sejuk tip day", b"sejuk tip", b"sejuk contact")]
    keys += [settings.PEPPER.encode(), settings.SECRET_KEY.encode()]
    for key in keys:
        for said in (str(CHAT), f"message:{CHAT}:100", f"report:{CHAT}", f"telegram\x00{CHAT}"):
            digest = hmac.digest(key, said.encode(), hashlib.sha256).hex()
            assert digest[:32] not in everything.replace("-", "")


def test_two_reports_of_one_chat_cannot_be_joined(desk: Desk, bot: Telegram, report: Report) -> None:
    bot.write(CHAT, "/lapor Surat suara untuk kecamatan Muara katanya tercecer di jalan raya semalam")
    poll()
    one, two = Report.objects.order_by("pk")
    assert one.client_id != two.client_id
    assert bytes(one.contact) != bytes(two.contact)
    senders = [bytes(tip.sender) for tip in _tips()]
    assert len(senders) == len(set(senders)) == 2


def _tips() -> list[Any]:
    from sejuk.desk.listening.models import TipMessage

    return list(TipMessage.objects.all())


def test_once_answered_the_secrets_open_nothing_any_more(desk: Desk, bot: Telegram, report: Report) -> None:
    assert str(CHAT) in unseal(report.contact, report.number)  # until then the machine's owner could
    answer(desk.member(Role.HEAD), report.pk, "Kotak suara tersegel sejak kemarin.")
    send()
    report.refresh_from_db()
    assert unseal(report.contact, report.number) == ""
    assert str(CHAT) not in rows()


@pytest.mark.parametrize("role", [Role.HEAD, Role.ADMINISTRATOR, Role.AUDITOR, Role.DUTY_OFFICER])
def test_no_page_shows_who_wrote(desk: Desk, bot: Telegram, report: Report, role: Role) -> None:
    bot.answers[str(CHAT)] = 403
    answer(desk.member(Role.HEAD), report.pk, "Kotak suara tersegel sejak kemarin.")
    send()
    client = desk.client(role)
    from sejuk.desk.delivery.models import Message

    failed = Message.objects.get(state="failed")
    pages = [
        reverse("cases:report_page", args=[report.pk]),
        reverse("delivery:list"),
        reverse("delivery:message", args=[failed.pk]),
        reverse("audit"),
    ]
    for page in pages:
        assert str(CHAT) not in client.get(page).content.decode()


def test_neither_the_chain_nor_the_log_names_a_chat(
    desk: Desk, bot: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    open_line(desk)
    with caplog.at_level(logging.DEBUG):
        bot.write(CHAT, f"/lapor {WORDS}")
        bot.write(CHAT, "/stop")
        poll()
        send()
    assert str(CHAT) not in caplog.text
    assert str(CHAT) not in repr(list(Entry.objects.values()))
