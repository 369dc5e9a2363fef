"""Attack: find out who reported, or read what they were answered.

Fails because a report from the public has no member, a contact is sealed and forgotten, and a number cannot
be guessed; and because neither logs nor error reports hold what was typed.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client, RequestFactory
from django.urls import resolve, reverse
from django.views.debug import SafeExceptionReporterFilter

from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.models import Case, Report
from sejuk.desk.cases.public.contact import seal
from sejuk.desk.cases.reporting.settling import answer
from sejuk.desk.cases.services.closing import close_without_label
from sejuk.desk.organisation.models import Role
from tests.desk.cases.given import CaseDesk
from tests.desk.cases.requests import MAIL, SAID, make_appeal, make_field_report, make_report, open_line

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from tests.desk.office import Desk


def refused(statement: str, *values: int | bytes | datetime) -> str:
    """What the database says to whoever writes past the desk."""
    with pytest.raises((IntegrityError, DatabaseError)) as caught, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
    return str(caught.value)


def test_a_public_report_cannot_be_given_an_author(desk: Desk) -> None:
    report = make_report(desk)
    member = desk.member(Role.HEAD)
    assert refused("UPDATE cases_report SET by_id = %s WHERE id = %s", member.pk, report.pk)
    assert refused("UPDATE cases_report SET kind = 'field', by_id = %s WHERE id = %s", member.pk, report.pk)


def test_a_field_report_cannot_be_made_anonymous(desk: Desk) -> None:
    report = make_field_report(desk.member(Role.DUTY_OFFICER, desk.polres))
    assert refused("UPDATE cases_report SET by_id = NULL WHERE id = %s", report.pk)


def test_a_contact_does_not_survive_the_answer(desk: Desk) -> None:
    report = make_report(desk, contact=MAIL)
    settled = "UPDATE cases_report SET state = 'answered', text = '', answer = 'x' WHERE id = %s"
    assert "report_answered_forgets_the_contact" in refused(settled, report.pk)
    answer(desk.member(Role.VERIFIER, desk.polres), report.pk, "Sudah kami periksa.", by_mail=False)
    back = "UPDATE cases_report SET contact = %s WHERE id = %s"
    assert refused(back, seal(MAIL, report.number), report.pk)
    assert refused("UPDATE cases_report SET state = 'received' WHERE id = %s", report.pk)


def test_a_contact_cannot_be_swapped_for_ones_own(desk: Desk) -> None:
    """So that somebody else's answer comes to the insider."""
    report, appeal = make_report(desk, contact=MAIL), make_appeal(desk)
    own = seal("orang.dalam@polisi.teduh.example", report.number)
    assert "only forgotten" in refused("UPDATE cases_report SET contact = %s WHERE id = %s", own, report.pk)
    assert "only forgotten" in refused("UPDATE cases_appeal SET contact = %s WHERE id = %s", own, appeal.pk)


def test_a_settled_report_keeps_no_words(desk: Desk) -> None:
    report = make_report(desk)
    settled = "UPDATE cases_report SET state = 'closed', contact = '', answer = 'x' WHERE id = %s"
    assert "report_answered_forgets_the_words" in refused(settled, report.pk)


def test_no_report_leads_to_a_case_without_a_label(desk: Desk) -> None:
    unit = CaseDesk(desk, desk.polres)
    case, report = unit.sorted(), make_report(desk)
    close_without_label(unit.sorter, case.pk, "protected_criticism")
    attach = "UPDATE cases_report SET case_id = %s, state = 'in_case' WHERE id = %s"
    assert "without a label" in refused(attach, case.pk, report.pk)
    assert Case.objects.get(pk=case.pk).reports.count() == 0


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.OBSERVER, Role.ADMINISTRATOR, Role.FIELD_REPORTER])
def test_who_only_watches_reads_no_citizens_text(desk: Desk, role: Role) -> None:
    report = make_report(desk, unit=desk.polda)
    client = desk.client(role)
    for address in (reverse("cases:reports"), reverse("cases:report_page", args=[report.pk])):
        assert client.get(address).status_code in (403, 404)


def test_the_chain_says_neither_text_nor_number(desk: Desk) -> None:
    open_line(desk)
    said = {"text": SAID, "contact": MAIL, "client_id": str(uuid.uuid4())}
    Client().post(reverse("cases:report"), said, REMOTE_ADDR="198.51.100.7")
    report = Report.objects.get()
    lines = "".join(f"{entry.action}{entry.subject_id}{entry.detail}" for entry in Entry.objects.all())
    assert "report.received" in lines
    assert not [secret for secret in (report.number, SAID[:20], MAIL, "198.51") if secret in lines]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("cases:report", ("text", "contact", "address", "place")),
        ("cases:follow", ("number",)),
        ("cases:appeal", ("text", "contact", "reference", "address")),
        ("cases:field", ("title", "text", "address", "place")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_error_report_holds_nothing_that_was_typed(
    desk: Desk, settings: Settings, name: str, typed: tuple[str, ...]
) -> None:
    """Django's error report, as it would be mailed or logged, with everything masked that a form took."""
    settings.DEBUG = False
    address = reverse(name)
    request = RequestFactory().post(address, dict.fromkeys(typed, "rahasia-warga"))
    request.member = desk.member(Role.DUTY_OFFICER)  # type: ignore[attr-defined]
    request.user = desk.member(Role.DUTY_OFFICER).user
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
    resolve(address).func(request)
    shown = SafeExceptionReporterFilter().get_post_parameters(request)
    assert "rahasia-warga" not in str(dict(shown))


def test_numbers_are_not_in_addresses(desk: Desk) -> None:
    """What is in an address is in histories, logs and referrers."""
    report = make_report(desk)
    page = Client().get(reverse("cases:follow"), {"number": report.number}).content.decode()
    assert "Diterima" not in page
    assert 'method="post"' in page
