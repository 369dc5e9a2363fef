"""The demo's texts."""

from __future__ import annotations

import pytest

from sejuk.desk.demo.responses import stage
from sejuk.desk.organisation.models import Role
from sejuk.desk.responses.models import Version
from tests.desk.cases.given import CaseDesk
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db


def test_the_demo_has_texts_in_several_states_once(desk: Desk) -> None:
    for role in (Role.EDITOR, Role.APPROVER, Role.HEAD):
        desk.member(role)
    CaseDesk(desk, desk.polda).decided()
    stage()
    stage()
    states = sorted(Version.objects.values_list("state", flat=True))
    assert states == ["draft", "draft", "needs_other", "published", "published", "returned", "submitted"]
