"""Other systems read and propose cases, never more than the token's member may."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.cases.api.tokens import LONGEST, make, withdraw
from sejuk.desk.cases.models import ApiToken, Case
from sejuk.desk.cases.services.closing import close_without_label
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Member, Role, Unit
from sejuk.desk.organisation.refusal import Refused
from tests.desk.cases.given import CLAIM, CaseDesk
from tests.desk.office import Desk


class Api:
    """Another system with a token."""

    def __init__(self, member: Member, unit: Unit, *, may_propose: bool = True) -> None:
        self.token, self.secret = make(member, unit, "Dasbor", 30, may_propose=may_propose)
        self.client = Client(headers={"Authorization": f"Bearer {self.secret}"})

    def get(self, path: str) -> HttpResponse:
        """Ask for something."""
        return self.client.get(f"/api/v1/{path}")  # type: ignore[return-value]

    def propose(self, **body: Any) -> HttpResponse:
        """Open a case."""
        return self.client.post("/api/v1/cases", body, content_type="application/json")  # type: ignore[return-value]


@pytest.fixture
def api(unit: CaseDesk) -> Api:
    """A system of the Polres."""
    return Api(unit.sorter, unit.unit)


def items(response: HttpResponse) -> list[dict[str, Any]]:
    """The cases of a page."""
    found: list[dict[str, Any]] = response.json()["items"]  # type: ignore[attr-defined]
    return found


def test_it_reads_cases_with_their_verdict(unit: CaseDesk, api: Api) -> None:
    case = unit.confirmed()
    [row] = items(api.get("cases"))
    assert (row["id"], row["state"], row["verdict"]["accuracy"]) == (case.pk, "confirmed", "false_fabricated")
    assert api.get(f"cases/{case.pk}").json() == row  # type: ignore[attr-defined]


def test_there_are_pages_and_every_case_is_on_one(unit: CaseDesk, api: Api) -> None:
    made = {unit.opened(title=f"Klaim {n}").pk for n in range(53)}
    first = api.get("cases").json()  # type: ignore[attr-defined]
    second = api.get(f"cases?cursor={first['next']}").json()  # type: ignore[attr-defined]
    assert {row["id"] for page in (first, second) for row in page["items"]} == made
    assert second["next"] is None


def test_a_proposed_case_waits_for_people(api: Api, narrative: Narrative) -> None:
    response = api.propose(title=CLAIM, narrative=narrative.key)
    assert response.status_code == 201
    case = Case.objects.get()
    assert (case.state, case.origin, case.narrative) == ("reported", "api", narrative)
    assert api.propose(title=CLAIM, narrative=narrative.key).status_code == 409


@pytest.mark.parametrize("body", [{}, {"title": ""}, {"title": CLAIM, "severity": "mati"}], ids=str)
def test_what_is_not_whole_is_refused(api: Api, body: dict[str, str]) -> None:
    assert api.propose(**body).status_code == 422
    assert not Case.objects.exists()


def test_a_token_that_only_reads_proposes_nothing(unit: CaseDesk) -> None:
    reader = Api(unit.sorter, unit.unit, may_propose=False)
    response = reader.propose(title=CLAIM)
    assert response.status_code == 403
    assert "hanya untuk membaca" in response.json()["reason"]  # type: ignore[attr-defined]


def test_a_token_does_not_reach_above_its_unit(desk: Desk, unit: CaseDesk) -> None:
    head = desk.member(Role.HEAD, desk.polda)
    narrow = Api(head, desk.polsek)
    case = unit.opened()
    assert items(narrow.get("cases")) == []
    assert narrow.get(f"cases/{case.pk}").status_code == 404


def test_what_ended_without_a_label_is_not_there(unit: CaseDesk, api: Api) -> None:
    case = close_without_label(unit.sorter, unit.sorted().pk, "protected_criticism")
    assert items(api.get("cases")) == items(api.get("cases?state=closed")) == []
    assert api.get(f"cases/{case.pk}").status_code == 404


def test_a_token_ends_with_its_date_its_withdrawal_and_its_member(unit: CaseDesk, api: Api) -> None:
    assert api.get("cases").status_code == 200
    ApiToken.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    assert api.get("cases").status_code == 401
    ApiToken.objects.update(expires_at=clock.now() + timedelta(days=1))
    Member.objects.filter(pk=unit.sorter.pk).update(is_active=False)
    assert api.get("cases").status_code == 401
    Member.objects.filter(pk=unit.sorter.pk).update(is_active=True)
    withdraw(unit.sorter, api.token.pk)
    assert api.get("cases").status_code == 401


def test_a_token_does_no_more_than_its_member_still_may(unit: CaseDesk, api: Api) -> None:
    unit.opened()
    unit.sorter.assignments.update(ends_at=clock.now() - timedelta(seconds=1))
    assert items(api.get("cases")) == []
    assert api.propose(title=CLAIM).status_code == 403


def test_nobody_makes_a_token_for_a_unit_out_of_reach(desk: Desk, unit: CaseDesk) -> None:
    with pytest.raises(Refused):
        make(unit.sorter, desk.polda, "Dasbor", 30, may_propose=True)


def test_a_token_lives_a_year_at_most(unit: CaseDesk) -> None:
    token, _secret = make(unit.sorter, unit.unit, "Dasbor", 9999, may_propose=False)
    assert token.expires_at - token.made_at == timedelta(days=LONGEST)


def test_the_secret_is_shown_once_and_not_kept(desk: Desk, unit: CaseDesk) -> None:
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    form = {"name": "Dasbor", "unit": desk.polres.pk, "days": 30}
    html = officer.post(reverse("cases:tokens"), form).content.decode()
    secret = html.split("<code")[1].split(">")[1].split("<")[0]
    assert Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/v1/cases").status_code == 200
    assert secret not in officer.get(reverse("cases:tokens")).content.decode()
    assert secret not in str(ApiToken.objects.values_list())


def test_nobody_withdraws_anothers_token(desk: Desk, api: Api) -> None:
    other = desk.client(Role.HEAD, desk.polres)
    assert other.post(reverse("cases:token_withdraw", args=[api.token.pk])).status_code == 404
    assert api.get("cases").status_code == 200


@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer sejuk_salah", "Basic abc"])
def test_without_a_token_there_is_nothing(desk: Desk, header: str) -> None:
    assert Client(headers={"Authorization": header}).get("/api/v1/cases").status_code == 401


def test_the_description_names_every_field(desk: Desk) -> None:
    described = Client().get("/api/v1/openapi.json").json()
    assert {"/api/v1/cases", "/api/v1/cases/{number}"} <= described["paths"].keys()
    fields = described["components"]["schemas"]["CaseOut"]["properties"].keys()
    assert not {"outcome", "reports", "opened_by", "evidence"} & fields
