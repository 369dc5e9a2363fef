"""Export carries narrative, verdict, addresses; a threat to life shows numbers and sends nothing."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.core import mail
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.models import Case, Referral
from sejuk.desk.cases.referring.destinations import emergency_numbers
from sejuk.desk.cases.referring.exporting import as_csv, content_of
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Role
from tests.desk.cases.given import CLAIM, CaseDesk
from tests.desk.narratives.given import RUMOUR


def test_the_export_has_these_things_and_no_other(unit: CaseDesk, narrative: Narrative) -> None:
    case = unit.confirmed(narrative)
    client = unit.desk.client(Role.APPROVER, unit.unit)
    response = client.get(reverse("cases:export", args=[case.pk, "json"]))
    content = json.loads(response.content)
    assert set(content) == {"format", "case", "narrative", "title", "summary", "verdict", "addresses"}
    assert set(content["verdict"]) == {
        "version", "claim", "explanation", "accuracy", "harm", "labels", "confirmed_at", "correction",
    }  # fmt: skip
    assert content["verdict"]["labels"]["komdigi"] == "HOAKS"
    assert content["addresses"][0].startswith("https://x.com/i/status/")
    assert RUMOUR not in response.content.decode()
    assert Entry.objects.get(action="case.exported").detail == {"format": "json"}


def test_the_table_has_one_row_an_address(unit: CaseDesk, narrative: Narrative) -> None:
    case = unit.confirmed(narrative)
    response = unit.desk.client(Role.HEAD, unit.unit).get(reverse("cases:export", args=[case.pk, "csv"]))
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == narrative.posts.count()
    assert {row["claim"] for row in rows} == {CLAIM}


@pytest.mark.parametrize("start", ["=1+1", "+62", "-2", "@SUM(A1)", "\tx"])
def test_no_cell_is_a_formula(unit: CaseDesk, start: str) -> None:
    case = unit.confirmed()
    case.title = start
    row = next(iter(csv.DictReader(io.StringIO(as_csv(content_of(case)).decode("utf-8-sig")))))
    assert row["title"] == f"'{start}"


def test_nothing_unverified_is_exported(unit: CaseDesk) -> None:
    case = unit.proposed()
    client = unit.desk.client(Role.HEAD, unit.unit)
    assert client.get(reverse("cases:export", args=[case.pk, "json"])).status_code == 409
    assert client.get(reverse("cases:export", args=[case.pk, "xlsx"])).status_code == 404


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.OBSERVER, Role.ADMINISTRATOR])
def test_others_export_nothing(unit: CaseDesk, role: str) -> None:
    case = unit.confirmed()
    response = unit.desk.client(role, unit.unit).get(reverse("cases:export", args=[case.pk, "json"]))
    assert response.status_code in {403, 404}


def test_a_threat_to_life_shows_the_numbers_and_that_is_recorded(unit: CaseDesk) -> None:
    case = unit.sorted()
    client = unit.desk.client(Role.DUTY_OFFICER, unit.unit)
    jobs, letters = ProcrastinateJob.objects.count(), Referral.objects.count()
    page = client.get(reverse("cases:emergency", args=[case.pk])).content.decode()
    assert all(f"tel:{one.number}" in page for one in emergency_numbers())
    shown_at = Case.objects.get(pk=case.pk).emergency_shown_at
    assert shown_at is not None
    client.get(reverse("cases:emergency", args=[case.pk]))
    assert Case.objects.get(pk=case.pk).emergency_shown_at == shown_at
    assert Entry.objects.filter(action="case.emergency_shown").count() == 2
    assert (ProcrastinateJob.objects.count(), Referral.objects.count()) == (jobs, letters)
    assert mail.outbox == []


def test_each_number_says_where_it_is_written() -> None:
    assert [one.number for one in emergency_numbers()] == ["112", "110"]
    assert all(one.source for one in emergency_numbers())
