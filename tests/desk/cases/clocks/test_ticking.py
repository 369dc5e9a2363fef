"""What clocks do by themselves: warn, be late, escalate. Each once, whatever happens in between."""

from __future__ import annotations

import socket
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection, transaction
from pytest_django import Settings

from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.clocks.mailing import mail_notices
from sejuk.desk.cases.clocks.ticking import tick
from sejuk.desk.cases.models import Case, Clock, ClockNotice
from sejuk.desk.cases.services.triage import take_up
from sejuk.desk.organisation.models import Assignment, Role
from tests.desk.cases.clocks.given import DAY, HOUR, MINUTE, MORNING, ClockDesk


def _kinds(case: Case) -> list[tuple[str, str]]:
    notices = ClockNotice.objects.filter(clock__case=case).order_by("pk")
    return [(one.kind, one.unit.name) for one in notices]


def test_nothing_rings_before_its_time(clocks: ClockDesk) -> None:
    clocks.case()
    assert clocks.tick(47 * MINUTE) == 0
    assert not ClockNotice.objects.exists()


def test_a_clock_warns_is_late_and_escalates_in_that_order(clocks: ClockDesk) -> None:
    case = clocks.case()
    assert [clocks.tick(by) for by in (48 * MINUTE, 12 * MINUTE, 60 * MINUTE)] == [1, 1, 1]
    assert _kinds(case) == [
        ("warning", "Polres Telaga"),
        ("late", "Polres Telaga"),
        ("escalated", "Polda Hulu"),
    ]
    first = case.clocks.get(unit=clocks.desk.polres)
    marks = (first.warned_at, first.late_at, first.escalated_at)
    assert marks == (MORNING + 48 * MINUTE, MORNING + HOUR, MORNING + 2 * HOUR)


def test_the_case_itself_goes_up_with_a_new_clock_and_the_sender_keeps_sight(clocks: ClockDesk) -> None:
    from sejuk.desk.cases.access import access_case

    case = clocks.case()
    clocks.tick(2 * HOUR)
    case.refresh_from_db()
    assert case.unit == clocks.desk.polda
    assert clocks.holders(case) == [("Polres Telaga", "opened"), ("Polda Hulu", "escalated_by_clock")]
    running = clocks.running(case)
    assert (running.unit, running.step, running.started_at) == (
        clocks.desk.polda,
        "first_look",
        clocks.now,
    )
    assert case.clocks.get(unit=clocks.desk.polres).spent == 2 * HOUR
    assert access_case(clocks.people.sorter, case.pk) == case
    assert list(case.events.values_list("verb", flat=True)) == ["open", "escalate_by_clock"]


def test_an_escalation_is_one_line_in_the_chain(clocks: ClockDesk) -> None:
    case = clocks.case()
    clocks.tick(2 * HOUR)
    lines = Entry.objects.filter(subject="case", subject_id=str(case.pk), action__startswith="case.")
    assert list(lines.order_by("sequence").values_list("action", "actor")) == [
        ("case.opened", clocks.people.sorter.pk),
        ("case.escalated_by_clock", None),
    ]


def test_ticking_again_does_nothing_again(clocks: ClockDesk) -> None:
    case = clocks.case()
    clocks.tick(2 * HOUR)
    before = (clocks.holders(case), _kinds(case), case.clocks.count())
    assert [clocks.tick() for _time in range(3)] == [0, 0, 0]
    assert (clocks.holders(case), _kinds(case), case.clocks.count()) == before


def test_after_a_long_stop_only_the_last_is_told(clocks: ClockDesk) -> None:
    case = clocks.case()
    assert clocks.tick(3 * DAY) == 1
    assert _kinds(case) == [("escalated", "Polda Hulu")]
    first = case.clocks.get(unit=clocks.desk.polres)
    assert first.warned_at == first.late_at == first.escalated_at == clocks.now


def test_each_level_has_its_own_time_after_a_long_stop(clocks: ClockDesk) -> None:
    case = clocks.case()
    clocks.tick(3 * DAY)
    assert clocks.tick(MINUTE) == 0
    case.refresh_from_db()
    assert case.unit == clocks.desk.polda


def test_at_the_top_of_the_tree_the_case_stays_and_is_marked_once(clocks: ClockDesk) -> None:
    case = clocks.case()
    clocks.tick(2 * HOUR)
    clocks.tick(3 * DAY)
    case.refresh_from_db()
    assert case.unit == clocks.desk.polda
    running = clocks.running(case)
    assert running.escalated_at == clocks.now
    assert clocks.tick(3 * DAY) == 0
    assert [why for _unit, why in clocks.holders(case)] == ["opened", "escalated_by_clock"]
    assert case.events.filter(verb="late_at_top").count() == 1


def test_at_the_top_it_goes_on_when_somebody_acts(clocks: ClockDesk) -> None:
    case = clocks.case()
    clocks.tick(2 * HOUR)
    clocks.tick(3 * DAY)
    take_up(clocks.desk.member(Role.DUTY_OFFICER), case.pk)
    case.refresh_from_db()
    assert case.state == "triage"


def test_who_acts_in_time_is_left_alone(clocks: ClockDesk) -> None:
    from sejuk.desk.cases.services.triage import accept
    from tests.desk.cases.given import triaged

    case = clocks.case()
    take_up(clocks.people.sorter, case.pk)
    clocks.later(50 * MINUTE)
    accept(clocks.people.sorter, case.pk, triaged())
    clocks.tick(10 * MINUTE)
    assert _kinds(case) == []


def test_nothing_rings_while_an_institution_owes_an_answer(clocks: ClockDesk) -> None:
    from sejuk.desk.cases.clocks import pause

    case = clocks.case()
    pause(case, clocks.now, waiting_for="KPU Telaga", until=MORNING + 2 * DAY)
    assert clocks.tick(DAY) == 0
    assert clocks.tick(DAY + 50 * MINUTE) == 1
    assert _kinds(case) == [("warning", "Polres Telaga")]


def test_ended_cases_do_not_ring(clocks: ClockDesk) -> None:
    from sejuk.desk.cases.services.closing import withdraw

    case = clocks.case()
    withdraw(clocks.people.sorter, case.pk, "Dibuka dua kali")
    assert clocks.tick(3 * DAY) == 0


def test_one_case_that_fails_undoes_only_itself(clocks: ClockDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    from sejuk.desk.cases.clocks import ticking
    from sejuk.desk.cases.services import custody

    first, second = clocks.case(), clocks.case()
    real = custody.move

    def broken(case: Case, *args: object) -> Case:
        if case == second:
            raise OSError("the worker dies here")
        return real(case, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(ticking, "move", broken)
    with pytest.raises(OSError, match="dies here"), transaction.atomic():
        clocks.tick(2 * HOUR)
    monkeypatch.setattr(ticking, "move", real)
    assert clocks.tick() == 2
    for case in (first, second):
        assert [why for _unit, why in clocks.holders(case)] == ["opened", "escalated_by_clock"]
        assert _kinds(case) == [("escalated", "Polda Hulu")]


def test_the_duty_officers_of_the_unit_that_has_to_act_are_told(clocks: ClockDesk) -> None:
    above = clocks.desk.member(Role.DUTY_OFFICER)
    clocks.case()
    for by in (48 * MINUTE, 12 * MINUTE, HOUR):
        clocks.tick(by)
        mail_notices(clocks.now)
    own = clocks.people.sorter.user.email
    assert [message.to for message in mail.outbox] == [[own], [own], [above.user.email]]


def test_the_mail_names_the_time_in_the_units_zone_and_not_the_claim(clocks: ClockDesk) -> None:
    case = clocks.case()
    clocks.tick(48 * MINUTE)
    mail_notices(clocks.now)
    (message,) = mail.outbox
    assert "10.00 WITA" in message.body
    assert str(case) in message.subject
    assert case.title not in f"{message.subject}{message.body}"
    assert "&" not in message.body


@pytest.mark.parametrize(
    ("site", "way"),
    [("https://sejuk.example.go.id", "https://sejuk.example.go.id/kasus/"), ("", "menu Kasus")],
)
def test_the_mail_leads_to_the_case(clocks: ClockDesk, settings: Settings, site: str, way: str) -> None:
    settings.SITE_URL = site
    clocks.case()
    clocks.tick(HOUR)
    mail_notices(clocks.now)
    assert way in mail.outbox[0].body


def test_each_notice_is_mailed_once(clocks: ClockDesk) -> None:
    clocks.case()
    clocks.tick(HOUR)
    assert [mail_notices(clocks.now) for _time in range(3)] == [1, 0, 0]
    assert ClockNotice.objects.get().mailed_at == clocks.now


def test_no_mail_about_what_is_over(clocks: ClockDesk) -> None:
    case = clocks.case()
    clocks.tick(HOUR)
    case.state = "verification"
    from sejuk.desk.cases.clocks import follow

    case.save()
    follow(case, clocks.now)
    assert mail_notices(clocks.now) == 0


def test_no_mail_about_what_is_on_the_screen_for_half_a_day(clocks: ClockDesk) -> None:
    clocks.case()
    clocks.tick(HOUR)
    assert mail_notices(clocks.later(13 * HOUR)) == 0


def test_where_nobody_is_on_duty_it_is_noted(clocks: ClockDesk) -> None:
    clocks.case()
    clocks.tick(HOUR)
    Assignment.objects.filter(role=Role.DUTY_OFFICER).update(ends_at=clocks.now - MINUTE)
    assert mail_notices(clocks.now) == 0
    notice = ClockNotice.objects.get()
    assert (notice.mail_error, notice.mail_tries, notice.mailed_at) == ("no_recipient", 1, None)


def test_a_mail_server_that_is_away_is_tried_again(clocks: ClockDesk, settings: Settings) -> None:
    clocks.case()
    clocks.tick(HOUR)
    with socket.create_server(("127.0.0.1", 0)) as server:
        free = server.getsockname()[1]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert mail_notices(clocks.now) == 0
    assert ClockNotice.objects.get().mail_error == "refused"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert mail_notices(clocks.now) == 1
    assert ClockNotice.objects.get().mail_error == ""


def test_it_gives_up_after_six_tries(clocks: ClockDesk) -> None:
    from sejuk.desk.shell.mailing import TRIES

    clocks.case()
    clocks.tick(HOUR)
    Assignment.objects.filter(role=Role.DUTY_OFFICER).update(ends_at=clocks.now - MINUTE)
    for _time in range(TRIES + 2):
        mail_notices(clocks.now)
    assert ClockNotice.objects.get().mail_tries == TRIES


def test_the_job_ticks_and_mails_by_the_desks_clock(clocks: ClockDesk) -> None:
    from sejuk.desk.cases.tasks import tick_clocks

    case = clocks.case()
    clocks.later(HOUR)
    tick_clocks(timestamp=0)
    assert clocks.running(case).late_at == clocks.now
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_escalate_once(clocks: ClockDesk) -> None:
    cases = [clocks.case() for _number in range(4)]
    at = clocks.later(2 * HOUR)
    barrier = threading.Barrier(3)

    def work() -> None:
        try:
            barrier.wait()
            tick(at)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _number in range(3)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    tick(at)
    for case in cases:
        assert [why for _unit, why in clocks.holders(case)] == ["opened", "escalated_by_clock"]
        assert Clock.objects.filter(case=case).count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_case_that_somebody_works_on_waits_for_the_next_tick(clocks: ClockDesk) -> None:
    case = clocks.case()
    at = clocks.later(2 * HOUR)
    done: list[int] = []

    def work() -> None:
        try:
            done.append(tick(at))
        finally:
            connection.close()

    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        other = threading.Thread(target=work)
        other.start()
        other.join()
    assert done == [0]
    assert tick(at + timedelta(seconds=10)) == 1
