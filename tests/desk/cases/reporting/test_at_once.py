"""The same form, twice in one moment: from a thumb on a button, or a phone that lost the answer."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from sejuk.desk.cases.models import Case, Report
from sejuk.desk.cases.reporting.field import report_from_field
from sejuk.desk.cases.reporting.receiving import Told, receive_report
from sejuk.desk.organisation.models import Role
from tests.desk.cases.requests import SAID, heard, open_line
from tests.desk.office import Desk, open_office

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(work: Callable[[], str]) -> set[str]:
    """What two threads got that began together."""
    start = threading.Barrier(2)

    def one() -> str:
        start.wait(10)
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        return {task.result(60) for task in [pool.submit(one), pool.submit(one)]}


@pytest.fixture
def office(transactional_db: None) -> Desk:
    return open_office()


def test_a_phone_that_sends_twice_at_once_makes_one_report_and_one_case(office: Desk) -> None:
    officer, said = office.member(Role.FIELD_REPORTER, office.polsek), heard(client_id=uuid.uuid4())
    assert len(at_once(lambda: report_from_field(officer, said).number)) == 1
    assert (Report.objects.count(), Case.objects.count()) == (1, 1)


def test_a_citizen_who_clicks_twice_at_once_gets_one_number(office: Desk) -> None:
    open_line(office)
    told = Told(uuid.uuid4(), SAID, sender="198.51.100.7")
    assert len(at_once(lambda: receive_report(told).number)) == 1
    assert Report.objects.count() == 1
