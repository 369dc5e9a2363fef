"""The demo's public side has a life: clarifications, one corrected, one taken back, and a look of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from sejuk.desk.demo import kits, portal, responses
from sejuk.desk.factchecks.claimreview.validating import validate, validate_text
from sejuk.desk.kits.access import style_of
from sejuk.desk.organisation.models import Role
from sejuk.desk.responses.models import Version, VersionState
from tests.desk.office import Desk

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


def test_strangers_find_clarifications_a_correction_and_one_taken_back(
    desk: Desk, settings: Settings
) -> None:
    settings.SITE_URL = "https://sejuk.example"
    for role in (Role.EDITOR, Role.APPROVER, Role.HEAD, Role.VERIFIER, Role.ADMINISTRATOR):
        desk.member(role)
    for role in (Role.APPROVER, Role.HEAD):
        desk.member(role, desk.kpu)
    for part in (responses.stage, kits.stage, portal.stage, kits.stage, portal.stage):
        part()
    out = Version.objects.filter(state=VersionState.PUBLISHED, response__kind="clarification")
    assert out.count() >= len(portal._TOLD)
    assert Version.objects.filter(state=VersionState.WITHDRAWN).exclude(reason="").count() == 1
    page = Client().get("/klarifikasi/").text
    assert all(one.title in page for one in out)
    log = Client().get("/klarifikasi/koreksi/").text
    assert "milik kecamatan lain" in log
    assert "Langkah keempat kami lengkapi" in log
    feed = Client().get("/data/klarifikasi.json").json()
    assert len(feed["dataFeedElement"]) >= 4
    assert validate(feed) == []
    for one in out:
        page = Client().get(f"/klarifikasi/{one.response_id}/").text
        assert validate_text(page) == [], one.title
    assert style_of(desk.police).colour == "#1f3a5f"
