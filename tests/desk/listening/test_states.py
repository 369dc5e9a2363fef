from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.listening.models import Source, SourceState
from sejuk.desk.listening.services import states
from sejuk.desk.listening.services.due import end_sources
from sejuk.desk.listening.transitions import ALLOWED_TRANSITIONS, Who
from sejuk.desk.organisation.access import Refused
from sejuk.desk.organisation.models import Institution, Member, Role
from sejuk.desk.states import find
from tests.desk.listening.given import make_source
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db


def _draft(desk: Desk, **changes: object) -> Source:
    return make_source(
        desk,
        now=clock.now(),
        **{
            "state": SourceState.DRAFT,
            "approved_by": None,
            "approved_by_institution": None,
            "activated_at": None,
            **changes,
        },
    )


def _proposed(desk: Desk) -> Source:
    return states.propose(desk.member(Role.DUTY_OFFICER), _draft(desk))


def _alone(desk: Desk) -> None:
    """As if the commission had not joined yet; in life nobody can undo a joining."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE organisation_institution DISABLE TRIGGER USER")
        Institution.objects.filter(pk=desk.commission.pk).update(joined_at=None)
        cursor.execute("ALTER TABLE organisation_institution ENABLE TRIGGER USER")


def _approver(desk: Desk) -> Member:
    return desk.member(Role.APPROVER, desk.kpu)


def test_another_institution_s_approval_starts_a_source_at_once(desk: Desk) -> None:
    source = states.approve(_approver(desk), _proposed(desk))
    assert (source.state, source.approved_by_institution) == (SourceState.ACTIVE, desk.commission)
    assert source.activated_at is not None
    assert source.waits_until is None


def test_nobody_of_the_asking_institution_approves(desk: Desk) -> None:
    source = _proposed(desk)
    for role in Role.values:
        with pytest.raises(Refused):
            states.approve(desk.member(role), source)
    source.refresh_from_db()
    assert source.state == SourceState.PROPOSED


@pytest.mark.parametrize("role", sorted(set(Role.values) - {Role.APPROVER, Role.ADMINISTRATOR}))
def test_only_approvers_and_administrators_of_the_other_approve(desk: Desk, role: str) -> None:
    with pytest.raises(Refused):
        states.approve(desk.member(role, desk.kpu), _proposed(desk))


def test_an_institution_that_has_not_joined_approves_nothing(desk: Desk) -> None:
    source, approver = _proposed(desk), _approver(desk)
    _alone(desk)
    approver = Member.objects.get(pk=approver.pk)
    with pytest.raises(Refused):
        states.approve(approver, source)


def test_alone_a_source_waits_three_days(desk: Desk) -> None:
    _alone(desk)
    source = _proposed(desk)
    assert source.waits_until == source.requested_at + timedelta(hours=72)
    with pytest.raises(Refused, match="Masa tunggu"):
        states.start_alone(desk.member(Role.APPROVER), source)


def test_alone_a_source_starts_after_its_wait(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _alone(desk)
    source = _proposed(desk)
    later = clock.now() + timedelta(hours=73)
    monkeypatch.setattr(clock, "now", lambda: later)
    started = states.start_alone(desk.member(Role.APPROVER), source)
    assert (started.state, started.approved_by) == (SourceState.ACTIVE, None)


def test_who_is_not_alone_does_not_start_by_waiting(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _alone(desk)
    source = _proposed(desk)
    Institution.objects.filter(pk=desk.commission.pk).update(joined_at=clock.now())
    later = clock.now() + timedelta(hours=73)
    monkeypatch.setattr(clock, "now", lambda: later)
    with pytest.raises(Refused, match="lembaga lain"):
        states.start_alone(desk.member(Role.APPROVER), source)


def test_a_refusal_needs_a_reason_and_can_be_revised(desk: Desk) -> None:
    source = _proposed(desk)
    with pytest.raises(Refused, match="alasan"):
        states.refuse(_approver(desk), source, " ")
    refused = states.refuse(_approver(desk), source, "Terlalu luas")
    assert (refused.state, refused.state_reason) == (SourceState.REFUSED, "Terlalu luas")
    assert states.revise(desk.member(Role.DUTY_OFFICER), refused).state == SourceState.DRAFT


def test_another_institution_may_pause_but_not_resume(desk: Desk) -> None:
    source = states.approve(_approver(desk), _proposed(desk))
    paused = states.pause(_approver(desk), source, "Tujuannya sudah tercapai")
    with pytest.raises(Refused):
        states.resume(_approver(desk), paused)
    assert states.resume(desk.member(Role.DUTY_OFFICER), paused).state == SourceState.ACTIVE


def test_a_source_of_one_author_is_not_resumed(desk: Desk) -> None:
    source = states.approve(_approver(desk), _proposed(desk))
    paused = states.pause_single_author(source, clock.now())
    with pytest.raises(Refused, match="satu penulis"):
        states.resume(desk.member(Role.DUTY_OFFICER), paused)


def test_a_source_ends_on_its_date(desk: Desk) -> None:
    source = make_source(desk, now=clock.now())
    assert end_sources(clock.now() + timedelta(days=99)) == 0
    assert end_sources(clock.now() + timedelta(days=102)) == 1
    source.refresh_from_db()
    assert (source.state, source.state_code) == (SourceState.ENDED, "end_date")


def test_an_ended_source_stays_ended(desk: Desk) -> None:
    source = states.end(desk.member(Role.DUTY_OFFICER), make_source(desk, now=clock.now()))
    for verb in {way.verb for way in ALLOWED_TRANSITIONS}:
        assert find(ALLOWED_TRANSITIONS, verb, source.state) is None


def test_every_step_is_in_the_audit(desk: Desk) -> None:
    source = states.approve(_approver(desk), _proposed(desk))
    states.pause(desk.member(Role.DUTY_OFFICER), source, "Sebentar saja")
    lines = Entry.objects.filter(subject="source", subject_id=str(source.pk))
    assert list(lines.values_list("action", flat=True)) == [
        "source.propose",
        "source.approve",
        "source.pause",
    ]


def test_a_person_cannot_do_what_the_system_does(desk: Desk) -> None:
    source = make_source(desk, now=clock.now())
    assert not any(
        states.may_move(desk.member(role), source, way.verb)
        for role in Role.values
        for way in ALLOWED_TRANSITIONS
        if way.who == Who.SYSTEM
    )


def test_a_role_on_another_unit_does_not_count(desk: Desk) -> None:
    source = _draft(desk, unit=desk.polres)
    with pytest.raises(Refused):
        states.propose(desk.member(Role.DUTY_OFFICER, desk.other_polres), source)
    assert states.propose(desk.member(Role.DUTY_OFFICER, desk.polres), source).state == SourceState.PROPOSED
