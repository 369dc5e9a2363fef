"""Reviewing: by somebody who took no part, with a reasoned answer, with an effect."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.appealing.expiring import ANSWER_KEPT, expire_appeals
from sejuk.desk.cases.appealing.reviewing import grant, refuse, take_up
from sejuk.desk.cases.appealing.taking_part import took_part
from sejuk.desk.cases.models import Appeal, AppealState, Case, SecondEyes
from sejuk.desk.cases.services.confirming import confirm
from sejuk.desk.cases.services.proposing import propose
from sejuk.desk.organisation.models import Member, Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.cases.given import CaseDesk, fresh, proposal
from tests.desk.cases.requests import MAIL, ask, make_appeal
from tests.desk.office import Desk

WHY = "Berita acara yang baru menunjukkan hal lain."


@pytest.fixture
def case(unit: CaseDesk) -> Case:
    """A case with a standing verdict."""
    return unit.confirmed()


@pytest.fixture
def appeal(case: Case) -> Appeal:
    """A request about it, at the Polda."""
    return ask(reference=f"K-{case.pk}", contact=MAIL)


@pytest.fixture
def reviewer(desk: Desk) -> Member:
    """Somebody of the Polda who never saw the case."""
    return desk.member(Role.APPROVER, desk.polda)


def test_a_granted_appeal_leads_to_a_new_version(
    unit: CaseDesk, case: Case, appeal: Appeal, reviewer: Member
) -> None:
    take_up(reviewer, appeal.pk)
    grant(reviewer, appeal.pk, WHY)
    assert fresh(case).state == "verification"
    assert case.verdicts.get().state == "confirmed"  # it stands until the next version is confirmed
    propose(unit.verifier, case.pk, proposal(accuracy="misleading", correction=WHY))
    confirm(unit.approver, case.pk)
    old, new = case.verdicts.order_by("version")
    assert (old.state, new.state, new.replaces) == ("replaced", "confirmed", old)


def test_the_answer_is_mailed_once_and_the_contact_forgotten(appeal: Appeal, reviewer: Member) -> None:
    take_up(reviewer, appeal.pk)
    refuse(reviewer, appeal.pk, WHY)
    appeal.refresh_from_db()
    assert [sent.to for sent in mail.outbox] == [[MAIL]]
    assert (appeal.state, appeal.answer, bytes(appeal.contact)) == (AppealState.REFUSED, WHY, b"")
    with pytest.raises(Refused):
        refuse(reviewer, appeal.pk, WHY)
    page = Client().post(reverse("cases:follow"), {"number": appeal.number}).content.decode()
    assert WHY in page
    assert "Ombudsman" in page


def test_a_refused_appeal_leaves_the_case_as_it_is(case: Case, appeal: Appeal, reviewer: Member) -> None:
    take_up(reviewer, appeal.pk)
    refuse(reviewer, appeal.pk, WHY)
    assert fresh(case).state == "confirmed"


@pytest.mark.parametrize("who", ["sorter", "verifier", "approver"])
def test_who_had_a_hand_in_the_case_cannot_review(
    desk: Desk, unit: CaseDesk, appeal: Appeal, who: str
) -> None:
    member: Member = getattr(unit, who)
    desk.grant(member, Role.HEAD, desk.polda)
    assert took_part(member, appeal)
    with pytest.raises(Refused):
        take_up(member, appeal.pk)
    assert Entry.objects.filter(action="appeal.barred", actor=member.pk).exists()
    appeal.refresh_from_db()
    assert appeal.reviewer is None


def test_an_opinion_or_a_second_look_is_taking_part(desk: Desk, case: Case, appeal: Appeal) -> None:
    one, other = desk.member(Role.VERIFIER), desk.member(Role.EDITOR)
    case.verdicts.get().opinions.create(by=one, institution=desk.police, at=clock.now(), agrees=True)
    SecondEyes.objects.create(
        case=case, member=other, asked_by=desk.member(Role.HEAD), asked_at=clock.now(), done_at=clock.now()
    )
    assert took_part(one, appeal)
    assert took_part(other, appeal)
    assert took_part(desk.member(Role.HEAD), appeal)


def test_a_lease_of_long_ago_is_taking_part(desk: Desk, case: Case, appeal: Appeal, reviewer: Member) -> None:
    from sejuk.desk.audit import record

    assert not took_part(reviewer, appeal)
    record(reviewer, "case.leased", "case", case.pk, member=reviewer.pk)
    assert took_part(reviewer, appeal)


def test_reading_a_case_is_not_taking_part(desk: Desk, case: Case, appeal: Appeal, reviewer: Member) -> None:
    from sejuk.desk.audit import record

    record(reviewer, "case.read", "case", case.pk, unit=case.unit_id)
    assert take_up(reviewer, appeal.pk).reviewer == reviewer


def test_the_accused_institution_does_not_review(
    desk: Desk, case: Case, appeal: Appeal, reviewer: Member
) -> None:
    case.accused.add(desk.police)
    with pytest.raises(Refused):
        take_up(reviewer, appeal.pk)


def test_only_who_took_it_up_answers(desk: Desk, appeal: Appeal, reviewer: Member) -> None:
    take_up(reviewer, appeal.pk)
    with pytest.raises(Refused):
        grant(desk.member(Role.HEAD, desk.polda), appeal.pk, WHY)


def test_taking_up_twice_changes_nothing(appeal: Appeal, reviewer: Member) -> None:
    assert take_up(reviewer, appeal.pk).state == take_up(reviewer, appeal.pk).state == "in_review"


def test_a_member_of_another_institution_moves_the_case_by_granting(desk: Desk, unit: CaseDesk) -> None:
    case = unit.confirmed()
    case.accused.add(desk.police)
    appeal = ask(reference=f"K-{case.pk}")
    outside = desk.member(Role.VERIFIER, desk.kpu)
    take_up(outside, appeal.pk)
    grant(outside, appeal.pk, WHY)
    assert fresh(case).state == "verification"


def test_the_inbox_says_what_is_late(desk: Desk) -> None:
    make_appeal(desk, due_at=clock.now() - timedelta(hours=1))
    page = desk.client(Role.HEAD, desk.polda).get(reverse("cases:appeals")).content.decode()
    assert "terlambat" in page
    assert (
        "terlambat" not in desk.client(Role.HEAD, desk.polres).get(reverse("cases:appeals")).content.decode()
    )


def test_a_request_goes_through_its_pages(desk: Desk, appeal: Appeal, reviewer: Member) -> None:
    client = desk.client(Role.APPROVER, desk.polda)
    page = reverse("cases:appeal_page", args=[appeal.pk])
    assert appeal.text in client.get(page).content.decode()
    client.post(reverse("cases:appeal_take_up", args=[appeal.pk]))
    settle = reverse("cases:appeal_grant", args=[appeal.pk])
    assert client.get(settle).status_code == 200
    assert client.post(settle, {"answer": "ya"}).status_code == 422
    assert client.post(settle, {"answer": WHY, "without_mail": "on"}).status_code == 302
    assert mail.outbox == []
    assert WHY in client.get(page).content.decode()


def test_the_page_tells_a_participant_why_there_is_no_button(
    desk: Desk, unit: CaseDesk, appeal: Appeal
) -> None:
    desk.grant(unit.approver, Role.HEAD, desk.polda)
    client = Client()
    client.force_login(unit.approver.user)
    page = client.get(reverse("cases:appeal_page", args=[appeal.pk])).content.decode()
    assert "Anda ikut menangani kasus ini" in page
    assert reverse("cases:appeal_take_up", args=[appeal.pk]) not in page


def test_words_go_when_the_answer_is_old_and_the_answer_after_a_year(desk: Desk, reviewer: Member) -> None:
    appeal = make_appeal(desk, reference="K-9")
    take_up(reviewer, appeal.pk)
    refuse(reviewer, appeal.pk, WHY)
    reviewed = Appeal.objects.get().reviewed_at
    assert reviewed is not None
    assert expire_appeals(reviewed) == 0
    expire_appeals(reviewed + timedelta(days=desk.office.retention_days))
    kept = Appeal.objects.get()
    assert (kept.text, kept.reference, kept.answer) == ("", "", WHY)
    expire_appeals(reviewed + ANSWER_KEPT)
    assert not Appeal.objects.exists()


def test_the_chain_holds_no_word_of_it(desk: Desk, appeal: Appeal, reviewer: Member) -> None:
    take_up(reviewer, appeal.pk)
    refuse(reviewer, appeal.pk, WHY)
    lines = Entry.objects.filter(subject="appeal")
    assert [line.action for line in lines] == ["appeal.received", "appeal.taken_up", "appeal.refused"]
    assert not [
        line for line in lines if WHY[:12] in str(line.detail) or appeal.text[:12] in str(line.detail)
    ]
