"""Alerts by e-mail: once, to the duty officers of the unit, and failures are seen."""

from __future__ import annotations

import socket
from datetime import timedelta

import pytest
from django.core import mail
from pytest_django import Settings

from sejuk.desk.organisation.models import Role
from tests.desk.narratives.given import HOSTILE, Board


def _raise(board: Board) -> None:
    board.tell(posts=60, authors=20, signals=HOSTILE)
    assert board.refresh() > 0


def test_one_mail_an_alert_and_only_once(board: Board) -> None:
    from sejuk.desk.narratives.models import Alert
    from sejuk.desk.narratives.services import mail_alerts

    officer = board.desk.member(Role.DUTY_OFFICER, board.desk.polres)
    _raise(board)
    alert = Alert.objects.get(unit=board.desk.polres)
    mail_alerts(board.at)
    mail_alerts(board.at)
    mine = [message for message in mail.outbox if officer.user.email in message.to]
    assert len(mine) == 1
    alert.refresh_from_db()
    assert alert.mailed_at == board.at
    assert mine[0].extra_headers["Message-ID"] == f"<alert-{alert.pk}@sejuk.local>"


def test_the_mail_says_why_and_what_to_do_in_the_units_time(board: Board) -> None:
    from sejuk.desk.narratives.services import mail_alerts

    board.desk.member(Role.DUTY_OFFICER, board.desk.polres)
    _raise(board)
    mail_alerts(board.at)
    body = next(message.body for message in mail.outbox if "Polres Telaga" in message.body)
    assert "biasanya" in body
    assert "20.00 WITA" in body
    assert "Yang perlu dilakukan" in body
    assert "&" not in body


@pytest.mark.parametrize(
    ("site", "way"),
    [("https://sejuk.example.go.id", "https://sejuk.example.go.id/peringatan/"), ("", "menu Peringatan")],
)
def test_the_mail_leads_to_the_alert(board: Board, settings: Settings, site: str, way: str) -> None:
    from sejuk.desk.narratives.services import mail_alerts

    settings.SITE_URL = site
    board.desk.member(Role.DUTY_OFFICER, board.desk.polres)
    _raise(board)
    mail_alerts(board.at)
    assert [message for message in mail.outbox if way not in message.body] == []
    assert mail.outbox


def test_where_nobody_is_on_duty_the_unit_above_is_told(board: Board) -> None:
    from sejuk.desk.duty.near import duty_addresses

    officer = board.desk.member(Role.DUTY_OFFICER, board.desk.polda)
    assert duty_addresses(board.desk.polsek, board.at) == [officer.user.email]
    officer.assignments.update(ends_at=board.at - timedelta(hours=1))
    assert duty_addresses(board.desk.polsek, board.at) == []


def test_nobody_to_tell_is_shown(board: Board) -> None:
    from sejuk.desk.narratives.models import Alert
    from sejuk.desk.narratives.services import mail_alerts

    board.desk.member(Role.DUTY_OFFICER).assignments.update(ends_at=board.at)
    _raise(board)
    mail_alerts(board.at)
    assert set(Alert.objects.values_list("mail_error", flat=True)) == {"no_recipient"}
    assert "belum punya petugas piket" in board.get("/peringatan/?unit=semua", Role.HEAD)


def test_a_server_that_is_away_is_tried_again(board: Board, settings: Settings) -> None:
    from sejuk.desk.narratives.models import Alert
    from sejuk.desk.narratives.services import mail_alerts

    board.desk.member(Role.DUTY_OFFICER, board.desk.polres)
    _raise(board)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = free.getsockname()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        assert mail_alerts(board.at) == 0
    alert = Alert.objects.get(unit=board.desk.polres)
    assert (alert.mail_error, alert.mail_tries, alert.mailed_at) == ("refused", 1, None)
    assert "Surel belum terkirim" in board.get(f"/peringatan/{alert.pk}/", unit=board.desk.polres)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert mail_alerts(board.at) >= 1
    alert.refresh_from_db()
    assert (alert.mail_error, alert.mailed_at) == ("", board.at)


def test_it_gives_up_after_six_tries(board: Board) -> None:
    from sejuk.desk.narratives.models import Alert
    from sejuk.desk.narratives.services import mail_alerts
    from sejuk.desk.shell.mailing import TRIES

    _raise(board)
    for _ in range(TRIES + 2):
        mail_alerts(board.at)
    assert max(Alert.objects.values_list("mail_tries", flat=True)) == TRIES


def test_old_and_answered_alerts_are_not_mailed(board: Board) -> None:
    from sejuk.desk.narratives.services import mail_alerts

    board.desk.member(Role.DUTY_OFFICER, board.desk.polres)
    _raise(board)
    assert mail_alerts(board.at + timedelta(hours=13)) == 0
    assert mail.outbox == []


def test_the_job_runs_with_the_desks_clock(board: Board) -> None:
    from sejuk.desk.narratives.tasks import mail_alerts

    board.desk.member(Role.DUTY_OFFICER, board.desk.polres)
    _raise(board)
    mail_alerts(timestamp=0)
    assert len(mail.outbox) >= 1
