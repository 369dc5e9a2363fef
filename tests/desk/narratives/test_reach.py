"""Who sees which narrative: the unit's territory decides."""

from __future__ import annotations

from sejuk.desk.organisation.models import Role
from tests.desk.narratives.given import Board


def _visible(board: Board, unit: object) -> set[str]:
    from sejuk.desk.narratives.access import accessible_narratives
    from sejuk.desk.organisation.models import Unit

    assert isinstance(unit, Unit)
    member = board.desk.member(Role.DUTY_OFFICER, unit)
    return set(accessible_narratives(member).values_list("key", flat=True))


def test_a_regency_sees_its_own_and_what_nobody_can_place(board: Board) -> None:
    here = board.tell("Kabar di Telaga", place="71.01")
    there = board.tell("Kabar di Muara", place="71.02")
    nowhere = board.tell("Kabar entah di mana", place=None)
    assert _visible(board, board.desk.polres) == {here.key, nowhere.key}
    assert _visible(board, board.desk.other_polres) == {there.key, nowhere.key}
    assert _visible(board, board.desk.polda) == {here.key, there.key, nowhere.key}


def test_a_place_that_is_only_the_country_is_no_place(board: Board) -> None:
    national = board.tell("Kabar nasional", place="00")
    assert _visible(board, board.desk.polres) == {national.key}


def test_the_country_sees_everything(board: Board) -> None:
    from sejuk.desk.organisation.models import Territory, Unit

    here = board.tell(place="71.01")
    headquarters = Unit.objects.create(
        institution=board.desk.commission,
        parent=board.desk.kpu,
        name="KPU Pusat",
        level=Unit.Level.HEADQUARTERS,
        territory=Territory.objects.get(code="00"),
    )
    assert _visible(board, headquarters) == {here.key}


def test_a_narrative_elsewhere_looks_as_if_it_did_not_exist(board: Board) -> None:
    there = board.tell(place="71.02")
    client = board.client(unit=board.desk.polres)
    assert client.get(f"/narasi/{there.key}/").status_code == 404
    assert client.get("/narasi/n-tidak-ada/").status_code == 404


def test_an_ended_role_closes_the_door(board: Board) -> None:
    narrative = board.tell()
    member = board.desk.member(Role.DUTY_OFFICER)
    member.assignments.update(ends_at=board.at)
    assert board.client().get(f"/narasi/{narrative.key}/").status_code in (403, 404)


def test_a_merged_number_leads_to_what_absorbed_it(board: Board) -> None:
    from sejuk.desk.narratives.services import merge

    old, kept = board.tell("Satu kabar"), board.tell("Kabar lain")
    merge(board.desk.member(Role.DUTY_OFFICER), old.key, kept.key, "Hal yang sama")
    response = board.client().get(f"/narasi/{old.key}/")
    assert response.status_code == 302
    assert response.headers["Location"] == f"/narasi/{kept.key}/"


def test_strangers_are_sent_to_the_login(board: Board) -> None:
    from django.test import Client

    assert "Masuk" in Client().get("/").content.decode()  # the public side
    for path in (
        "/narasi/",
        "/peringatan/",
        "/wilayah/71/",
        "/peringatan/jumlah/",
        "/peringatan/anggaran/",
    ):
        assert Client().get(path).status_code == 302


def test_where_it_was_heard_is_what_its_hours_say(board: Board) -> None:
    """The database keeps it, whoever counts an hour; the country says no more than nothing."""
    from sejuk.desk.narratives.models import NarrativeHour

    narrative = board.tell(place="71.01")
    hour = NarrativeHour.objects.filter(narrative=narrative)[0].hour
    for code in ("71.02", "00", None):
        NarrativeHour.objects.create(
            narrative=narrative, hour=hour, territory_id=code, posts=1, authors=1, heat=0, rumour=0
        )
    narrative.refresh_from_db()
    assert narrative.heard == ["71.01", "71.02"]
