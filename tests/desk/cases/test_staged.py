"""The cases of the demo world go through the ordinary verbs, and so through every rule."""

from __future__ import annotations

import pytest

from sejuk.desk.cases.models import Case
from sejuk.desk.demo.casework import stage
from sejuk.desk.organisation.models import Role
from tests.desk.cases.given import outsider
from tests.desk.cases.requests import open_line
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db


def test_cases_of_the_demo_world_keep_every_rule(desk: Desk) -> None:
    open_line(desk)
    for role in (Role.VERIFIER, Role.EDITOR, Role.APPROVER, Role.HEAD):
        desk.member(role, desk.polda)
    desk.member(Role.DUTY_OFFICER, desk.polres)
    signs = outsider(desk)
    stage()
    states = set(Case.objects.values_list("state", flat=True))
    assert {"reported", "triage", "verification", "verdict_proposed", "response_decided"} <= states
    settled = Case.objects.get(state="response_decided").verdicts.get(state="confirmed")
    assert settled.about_process
    assert settled.confirmed_by == signs
