"""One list of groups of people: every room's choices come from it, and older records are understood."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import connection, models
from django.utils.translation import override

from sejuk.desk.directives.models import Attendance as Present
from sejuk.desk.engagements.models import Attendance, Invitation, InvitedCategory, Question
from sejuk.desk.engagements.services.drawing_lots import draw
from sejuk.desk.network.broadcasts.approving import digest_of
from sejuk.desk.network.broadcasts.sending import audience
from sejuk.desk.network.forms.broadcasts import written
from sejuk.desk.network.models import Broadcast, Partner
from sejuk.desk.people import AUDIENCES, FORMER, GUESTS, PARTNERS, PRESENT, People, codes, name_of, spellings
from sejuk.desk.people_page import people_page
from sejuk.desk.responses.models import Response
from sejuk.desk.review.counting import counts
from sejuk.desk.stages.models import PlanItem
from tests.desk.engagements.given import Host
from tests.desk.network.given import Net
from tests.desk.office import Desk

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "people.md"

FIELDS: list[tuple[type[models.Model], str, tuple[People, ...]]] = [
    (PlanItem, "audience", AUDIENCES),
    (Response, "audience", AUDIENCES),
    (Partner, "kind", PARTNERS),
    (Invitation, "category", GUESTS),
    (InvitedCategory, "category", GUESTS),
    (Attendance, "category", GUESTS),
    (Question, "category", GUESTS),
    (Present, "category", PRESENT),
]


@pytest.mark.parametrize(("model", "name", "groups"), FIELDS)
def test_a_field_offers_groups_of_the_list(
    model: type[models.Model], name: str, groups: tuple[People, ...]
) -> None:
    field = model._meta.get_field(name)
    assert isinstance(field, models.CharField)
    assert [code for code, _label in field.choices or ()] == codes(groups)


def test_whom_a_field_report_reached_has_the_names_of_the_list() -> None:
    said = [code for count in counts().values() for code in count.people]
    assert set(said) <= set(People.values)
    assert max(Counter(said).values()) == 1
    with override("id"):
        assert (
            counts()["people_partners"].said == "LSM dan ormas; Pegiat media sosial; Admin halaman dan grup"
        )
    with override("en"):
        assert counts()["people_press"].said == "Press"
        assert counts()["people_press"].reported == "Pers"


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_name_stands_for_one_group(language: str) -> None:
    with override(language):
        names = [str(one.label) for one in People]
    assert len(set(names)) == len(names)


def test_an_older_identifier_is_still_named() -> None:
    assert {name_of(code) for code in FORMER} == {str(People.COMMUNITY_LEADER.label)}
    assert spellings("community_leader") == ["community_leader", *FORMER]
    assert spellings("press") == ["press"]


def test_the_page_shows_the_list() -> None:
    assert PAGE.read_text("utf-8") == people_page(), "run `make docs`"


def renamed(app: str, number: str) -> None:
    """Run what the migration runs; everything that waits is checked before."""
    statements = import_module(f"sejuk.desk.{app}.migrations.{number}_one_list_of_people").RENAME
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statements)


@pytest.mark.django_db
def test_two_categories_of_a_meeting_become_one(desk: Desk) -> None:
    meeting = Host(desk, desk.polres).invited()
    meeting.categories.all().delete()
    for code, seats, counted, checked in (
        ("community", 4, None, 3),
        ("religious", 2, 5, 0),
        ("ngo", 1, 2, 0),
    ):
        InvitedCategory.objects.create(engagement=meeting, category=code, seats=seats)
        Attendance.objects.create(engagement=meeting, category=code, counted=counted, checked_in=checked)
    renamed("engagements", "0004")
    assert dict(meeting.categories.values_list("category", "seats")) == {"community_leader": 6, "ngo": 1}
    assert dict(meeting.attendance.values_list("category", "counted")) == {"community_leader": 8, "ngo": 2}


@pytest.mark.django_db
def test_what_was_drawn_by_lot_keeps_what_it_was_drawn_with(desk: Desk) -> None:
    host = Host(desk, desk.polres)
    meeting = host.invited(seats=2, allocation="draw")
    host.coming(meeting)
    InvitedCategory.objects.create(engagement=meeting, category="religious", seats=1)
    draw(host.head, meeting.pk)
    renamed("engagements", "0004")
    assert meeting.categories.filter(category="religious").exists()


@pytest.mark.django_db
def test_a_kit_that_was_approved_under_the_older_name_reaches_its_partners(
    desk: Desk, settings: Settings
) -> None:
    settings.SITE_URL = "https://sejuk.example"
    net = Net(desk, desk.polres)
    figure = net.partner("Rukun Antarumat Hulu", kind="community_leader")
    net.partner("Redaksi Kabar Telaga", kind="press")
    kit = net.draft(kinds=["leader"])
    assert list(audience(kit)) == [figure]
    assert written(kit)["kinds"] == ["community_leader"]


@pytest.mark.django_db
def test_partners_and_kits_in_work_get_the_new_name(desk: Desk, settings: Settings) -> None:
    settings.SITE_URL = "https://sejuk.example"
    net = Net(desk, desk.polres)
    net.partner("Rukun Antarumat Hulu", kind="community_leader")
    in_work, submitted = net.draft(kinds=["leader", "ngo"]), net.submitted(kinds=["leader"])
    Partner.objects.update(kind="leader")
    renamed("network", "0008")
    assert [one.kind for one in Partner.objects.all()] == ["community_leader"]
    kinds = [Broadcast.objects.get(pk=one.pk).kinds for one in (in_work, submitted)]
    assert kinds == [["community_leader", "ngo"], ["leader"]]
    assert digest_of(Broadcast.objects.get(pk=submitted.pk)) == submitted.digest
