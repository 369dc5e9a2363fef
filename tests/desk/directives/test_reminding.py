"""Reminders go to the unit, then to the unit above, each once; mail survives a crash."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core import mail

from sejuk.desk import clock
from sejuk.desk.directives.models import Directive, Notice
from sejuk.desk.directives.services import mailing, sending
from sejuk.desk.directives.services.drafting import Due
from sejuk.desk.directives.services.mailing import mail_notices
from sejuk.desk.directives.services.reminding import GRACE, SOON, remind
from sejuk.desk.directives.tasks import tick
from sejuk.desk.organisation.models import Role, Unit
from sejuk.desk.shell.mailing import TRIES
from tests.desk.directives.given import acknowledged, done, reported, sent
from tests.desk.office import Desk

Kind = Notice.Kind
NIGHT = timedelta(hours=13)  # what is this old is not mailed any more


def told(directive: Directive, *kinds: str) -> set[tuple[str, str, int]]:
    rows = Notice.objects.filter(directive=directive, kind__in=kinds)
    return set(rows.values_list("unit__name", "kind", "count"))


def test_a_silent_unit_is_reminded_once_then_the_one_above_once(desk: Desk) -> None:
    directive = sent(desk)
    acknowledged(desk, directive, desk.polres)
    due = directive.acknowledge_by
    assert remind(due - timedelta(seconds=1)) == 0
    assert remind(due) == 2
    assert told(directive, Kind.UNACKNOWLEDGED) == {
        ("Polres Muara", Kind.UNACKNOWLEDGED, 1),
        ("Polsek Telaga Utara", Kind.UNACKNOWLEDGED, 1),
    }
    assert remind(due + timedelta(minutes=5)) == 0
    assert remind(due + GRACE) == 2
    assert told(directive, Kind.UNACKNOWLEDGED_BELOW) == {
        ("Polda Hulu", Kind.UNACKNOWLEDGED_BELOW, 1),
        ("Polres Telaga", Kind.UNACKNOWLEDGED_BELOW, 1),
    }
    assert remind(due + GRACE * 2) == 0


def test_the_unit_above_gets_one_mail_with_a_count(desk: Desk) -> None:
    for number in range(4):
        Unit.objects.create(
            institution=desk.police,
            parent=desk.polres,
            name=f"P{number}",
            level="sector",
            territory=desk.regency,
        )
    directive = sent(desk, levels=("sector",))
    remind(directive.acknowledge_by + GRACE)
    assert told(directive, Kind.UNACKNOWLEDGED_BELOW) == {("Polres Telaga", Kind.UNACKNOWLEDGED_BELOW, 5)}


def test_tasks_are_reminded_before_and_after_their_deadline(desk: Desk) -> None:
    at = clock.now()
    directive = sent(desk, levels=("sector",), tasks=(Due("Adakan rapat", at + timedelta(days=2)),))
    acknowledged(desk, directive, desk.polsek)
    due = at + timedelta(days=2)
    assert remind(due - SOON - timedelta(minutes=1)) == 0
    remind(due - SOON)
    assert told(directive, Kind.TASK_SOON) == {("Polsek Telaga Utara", Kind.TASK_SOON, 1)}
    remind(due)
    remind(due + GRACE)
    assert told(directive, Kind.TASK_LATE) == {("Polsek Telaga Utara", Kind.TASK_LATE, 1)}
    assert told(directive, Kind.TASK_LATE_BELOW) == {("Polres Telaga", Kind.TASK_LATE_BELOW, 1)}
    assert remind(due + GRACE) == 0


def test_a_task_that_is_done_is_not_reminded(desk: Desk) -> None:
    directive = sent(desk, levels=("sector",))
    acknowledged(desk, directive, desk.polsek)
    reported(desk, directive, desk.polsek)
    assert remind(clock.now() + timedelta(days=30)) == 0


@pytest.mark.parametrize("end", ["close", "replace", "done"])
def test_what_ended_reminds_nobody(desk: Desk, end: str) -> None:
    from sejuk.desk.directives.services import drafting

    directive, head = sent(desk, levels=("sector",)), desk.member(Role.HEAD)
    if end == "close":
        sending.close(head, directive.pk, "Cukup sampai di sini.")
    elif end == "done":
        done(desk, directive, desk.polsek)
    else:
        new = drafting.correct(head, directive.pk)
        Directive.objects.filter(pk=new.pk).update(correction="Istilahnya")
        sending.send(head, new.pk)
    remind(clock.now() + timedelta(days=30))
    assert told(directive, *[kind for kind in Kind.values if kind != Kind.DELIVERED]) == set()


def test_duty_officers_get_a_mail_with_times_and_no_words_of_the_directive(desk: Desk) -> None:
    desk.member(Role.DUTY_OFFICER, desk.polsek)
    directive = sent(desk, levels=("sector",))
    assert mail_notices(clock.now()) == 1
    (letter,) = mail.outbox
    assert letter.to == [desk.member(Role.DUTY_OFFICER, desk.polsek).user.email]
    assert directive.subject in letter.subject
    assert "WITA" in str(letter.body)
    assert directive.text not in str(letter.body)
    assert mail_notices(clock.now()) == 0


def test_after_a_crash_the_rest_goes_out_and_nothing_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for unit in (desk.polres, desk.other_polres, desk.polsek):
        desk.member(Role.DUTY_OFFICER, unit)
    sent(desk)
    real, count = mailing._mail, 0

    def dies_at_the_second(pk: int, at: datetime) -> tuple[int, str] | None:
        nonlocal count
        count += 1
        if count == 2:
            raise KeyboardInterrupt
        return real(pk, at)

    monkeypatch.setattr(mailing, "_mail", dies_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        mail_notices(clock.now())
    monkeypatch.setattr(mailing, "_mail", real)
    assert mail_notices(clock.now()) == 2
    assert len({tuple(letter.to) for letter in mail.outbox}) == len(mail.outbox) == 3


def test_a_server_that_refuses_is_asked_again_and_not_for_ever(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.member(Role.DUTY_OFFICER, desk.polsek)
    directive = sent(desk, levels=("sector",))
    monkeypatch.setattr(mailing, "send", lambda letter: "refused")
    for _time in range(10):
        mail_notices(clock.now())
    notice = Notice.objects.get(directive=directive)
    assert (notice.mail_tries, notice.mail_error, notice.mailed_at) == (TRIES, "refused", None)


def test_a_late_mail_is_not_sent_when_it_would_only_confuse(desk: Desk) -> None:
    desk.member(Role.DUTY_OFFICER, desk.polsek)
    sent(desk, levels=("sector",))
    assert mail_notices(clock.now() + NIGHT) == 0


def test_every_kind_of_mail_reads_well(desk: Desk) -> None:
    for unit in (desk.polda, desk.polres, desk.polsek):
        desk.member(Role.DUTY_OFFICER, unit)
    at = clock.now()
    directive = sent(desk, levels=("sector",), tasks=(Due("Adakan rapat", at + timedelta(days=1)),))
    for moment in (at, directive.acknowledge_by + GRACE, at + timedelta(days=1, hours=3)):
        remind(moment)
        mail_notices(moment)
    bodies = [str(letter.body) for letter in mail.outbox]
    assert len(bodies) == Notice.objects.count()
    assert all("None" not in body and "%(" not in body for body in bodies)
    assert any("1 unit di bawah Polres Telaga" in body for body in bodies)


def test_the_tick_does_both(desk: Desk) -> None:
    desk.member(Role.DUTY_OFFICER, desk.polsek)
    sent(desk, levels=("sector",))
    tick(0)
    assert len(mail.outbox) == 1
