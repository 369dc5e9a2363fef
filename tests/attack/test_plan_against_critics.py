"""Attack: use the calendar and the content plan against people.

A head wants to know where critics are loud, to see what a handful of people said in a small place, to loosen
the office's clocks before polling day, and to publish a plan about a person. Each fails: lessons count only
what raised an alert or ended with a verdict, by theme, in a regency or larger, and from five on (G2, G15); a
date counts only when KPU or Bawaslu, or somebody else, says so; and there is no place for a person in a plan.
"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from sejuk.desk import clock
from sejuk.desk.cases.clocks.policy import limit
from sejuk.desk.cases.models import PublicCount
from sejuk.desk.cases.services.closing import close_without_label
from sejuk.desk.narratives.models import Alert, Narrative
from sejuk.desk.organisation.models import Member, Role, Territory, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.stages.current import Stage, calendar_of
from sejuk.desk.stages.models import StageVersion
from sejuk.desk.stages.now import now
from sejuk.desk.stages.plan.lessons import SMALLEST, lessons
from tests.desk.cases.given import CaseDesk
from tests.desk.narratives.given import Board
from tests.desk.office import Desk
from tests.desk.stages.given import Election, day_of, election, planned


@pytest.fixture
def made(desk: Desk) -> Election:
    """A campaign that is on."""
    made = election(desk)
    made.stage("campaign", day_of(clock.now(), -3), day_of(clock.now(), 3))
    return made


def _campaign(place: Territory) -> Stage:
    found = calendar_of(place).find("pemilu_teduh", "campaign")
    assert found is not None
    return found


def _loud(desk: Desk, count: int) -> list[Narrative]:
    """So many narratives of one theme, each with an alert."""
    board = Board(desk, clock.now())
    told = [
        board.tell(theme="official_neutrality", posts=3, authors=3, places=["71", "71.01"])
        for _one in range(count)
    ]
    for one in told:
        Alert.objects.create(
            narrative=one, unit=desk.polda, raised_at=board.at, observed=9, expected=1, magnitude=9,
            p_value=0.001, temperature=40,
        )  # fmt: skip
    return told


def test_criticism_is_counted_in_no_lesson(made: Election) -> None:
    """Also where the engine was wrong and raised an alert on it."""
    desk = made.desk
    for narrative in _loud(desk, SMALLEST + 2):
        people = CaseDesk(desk, desk.polda)
        case = people.sorted(narrative)
        close_without_label(people.sorter, case.pk, PublicCount.What.PROTECTED_CRITICISM)
    assert lessons(_campaign(desk.province), desk.province) == []


def test_a_small_cell_is_not_said_and_not_found_by_subtraction(made: Election) -> None:
    """Nothing below five for a regency, and no total that a small rest could be taken from."""
    _loud(made.desk, SMALLEST - 1)
    for place in (made.desk.province, made.desk.regency):
        assert lessons(_campaign(place), place) == []
    page = made.desk.client(Role.HEAD).get("/rencana-konten/usulan/pemilu_teduh/campaign/").content.decode()
    assert f"{SMALLEST - 1} narasi" not in page


def test_no_place_below_a_regency_can_be_asked_for(made: Election) -> None:
    assert set(Territory.Level.values) == {"country", "province", "regency"}
    client = made.desk.client(Role.HEAD)
    assert client.get("/tahapan/?wilayah=71.01.01").status_code == 404
    assert client.get("/rencana-konten/?wilayah=71.01.01").status_code == 404


def test_a_head_alone_does_not_move_the_quiet_period(made: Election) -> None:
    desk, at = made.desk, clock.now()
    made.stage("quiet_period", day_of(at), day_of(at, 1))
    before = limit(desk.polda, "high", "verification", at)
    head = desk.member(Role.HEAD)
    later = (day_of(at, 50), day_of(at, 52))
    made.stage("quiet_period", *later, stage="quiet_period", by=head)
    made.stage("quiet_period", *later, stage="quiet_period", by=head, is_cancelled=True)
    regency = desk.member(Role.HEAD, desk.polres)
    made.stage("quiet_period", *later, stage="quiet_period", by=regency, place=desk.regency)
    assert now(desk.province, at).mode.code == "quiet_period"
    assert now(desk.regency, at).mode.code == "quiet_period"
    assert limit(desk.polda, "high", "verification", at) == before


def test_nor_invents_a_polling_day_that_gives_the_office_more_alerts(made: Election) -> None:
    at = clock.now()
    made.stage("voting", day_of(at), by=made.desk.member(Role.HEAD))
    assert now(made.desk.province, at).mode.code == "campaign"


def test_sql_does_not_confirm_what_kpu_has_not(made: Election) -> None:
    head = made.desk.member(Role.HEAD)
    version = made.stage("voting", day_of(clock.now()), by=head)
    statements = (
        f"UPDATE stages_stageversion SET state='confirmed', decided_by_id={head.pk}, decided_at=now()",
        "UPDATE stages_stageversion SET start='2029-01-01'",
        "DELETE FROM stages_stageversion",
        f"INSERT INTO stages_stageversion SELECT id + 1000, cycle, stage, number + 1, kind, name, start, "
        f"\"end\", is_cancelled, rule, article, note, 'confirmed', proposed_at, now(), {head.pk}, "
        f"proposed_by_id, territory_id FROM stages_stageversion WHERE id = {version.pk}",
    )
    for statement in statements:
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert StageVersion.objects.get(pk=version.pk).state == "proposed"


def test_a_plan_has_no_place_for_a_member_of_the_public_or_an_opinion(made: Election) -> None:
    allowed = {Member, Unit, Territory}
    for model in apps.get_app_config("stages").get_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey) and field.related_model not in allowed:
                assert field.related_model is not None
                assert field.related_model._meta.app_label == "stages", f"{model.__name__}.{field.name}"
    names = {f.name for m in apps.get_app_config("stages").get_models() for f in m._meta.get_fields()}
    assert not names & {"target", "account", "author", "party", "stance", "opinion", "sentiment", "score"}


def test_who_is_reached_is_a_closed_list_without_beliefs(made: Election) -> None:
    client = made.desk.client(Role.EDITOR)
    page = client.get("/rencana-konten/tambah/").content.decode()
    audiences = page.split('name="audience"')[1].split("</select>")[0]
    assert re.findall(r'<option value="([^"]*)"', audiences) == [
        *("public", "first_voters", "youth", "elderly", "disability", "offline"),
        *("community_leader", "press", "ngo", "influencer", "officers"),
    ]
    with pytest.raises(Refused):
        planned(made.desk, made, theme="pendukung_lawan", due_at=clock.now() + timedelta(days=1))
