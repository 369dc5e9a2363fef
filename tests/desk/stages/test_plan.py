"""The content plan: who makes what by when, what is missing, what is made twice."""

from __future__ import annotations

import re
import uuid
from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sejuk.desk import clock
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.matters import matters
from sejuk.desk.stages.charts.grid import grid_picture
from sejuk.desk.stages.current import calendar_of
from sejuk.desk.stages.models import PlanItem, PlanReminder, PlanState
from sejuk.desk.stages.plan.access import accessible_items
from sejuk.desk.stages.plan.grid import grid
from sejuk.desk.stages.plan.reminding import remind
from sejuk.desk.stages.plan.services import move
from sejuk.desk.stages.transitions import PLAN_TRANSITIONS
from tests.desk.office import Desk
from tests.desk.stages.given import Election, day_of, election, planned


@pytest.fixture
def made(desk: Desk) -> Election:
    """An election thirty days from now."""
    return election(desk).whole(day_of(clock.now(), 30))


def _text(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_piece_goes_its_way_and_says_where_it_was_used(made: Election) -> None:
    item, editor = planned(made.desk, made), made.desk.member(Role.EDITOR)
    move(made.desk.member(Role.DUTY_OFFICER), item.pk, "make")
    move(editor, item.pk, "finish")
    move(editor, item.pk, "rework", "Jamnya belum berzona.")
    move(editor, item.pk, "finish")
    used = move(editor, item.pk, "use", "Papan pengumuman Kecamatan Telaga")
    assert (used.state, used.used_where) == (PlanState.USED, "Papan pengumuman Kecamatan Telaga")
    assert list(used.moves.values_list("verb", flat=True)) == ["make", "finish", "rework", "finish", "use"]


@pytest.mark.parametrize("verb", sorted({way.verb for way in PLAN_TRANSITIONS}))
@pytest.mark.parametrize("state", PlanState.values)
def test_only_the_tables_ways_are_open(made: Election, verb: str, state: str) -> None:
    item = planned(made.desk, made)
    PlanItem.objects.filter(pk=item.pk).update(state=state, used_where="x")
    ways = [way for way in PLAN_TRANSITIONS if (way.verb, way.start) == (verb, state)]
    if ways:
        assert move(made.desk.member(Role.HEAD), item.pk, verb, "Sebab.").state == ways[0].end
    else:
        with pytest.raises(Refused) as refused:
            move(made.desk.member(Role.HEAD), item.pk, verb, "Sebab.")
        assert refused.value.status == 409


def test_dropping_needs_a_reason_and_the_role(made: Election) -> None:
    item = planned(made.desk, made)
    with pytest.raises(Refused) as refused:
        move(made.desk.member(Role.EDITOR), item.pk, "drop", "  ")
    assert refused.value.status == 422
    with pytest.raises(Refused):
        move(made.desk.member(Role.DUTY_OFFICER), item.pk, "drop", "Tidak perlu.")
    assert move(made.desk.member(Role.EDITOR), item.pk, "drop", "Tidak perlu.").state == PlanState.DROPPED


def test_a_form_that_is_sent_twice_plans_once(made: Election) -> None:
    client = made.desk.client(Role.EDITOR)
    said = {
        "key": str(uuid.uuid4()), "title": "Poster", "stage": "pemilu_teduh/voting", "theme": "logistics",
        "territory": "71", "audience": "public", "unit": made.desk.polda.pk, "maker": "",
        "due": day_of(clock.now(), 5).isoformat(),
    }  # fmt: skip
    places = {client.post("/rencana-konten/tambah/", said).headers["Location"] for _again in range(2)}
    assert len(places) == 1
    assert PlanItem.objects.count() == 1
    wrong = client.post("/rencana-konten/tambah/", said | {"title": "", "key": str(uuid.uuid4())})
    assert wrong.status_code == 422
    assert "id_title_error" in wrong.content.decode()
    assert day_of(clock.now(), 5).isoformat() in wrong.content.decode()


@pytest.mark.parametrize(
    "changes", [{"stage": "unknown"}, {"theme": "gossip"}, {"title": " "}, {"territory": "country"}]
)
def test_what_cannot_be_planned_is_refused(made: Election, changes: dict[str, str]) -> None:
    given: dict[str, object] = dict(changes)
    if changes.get("territory"):
        given["territory"] = made.desk.province.parent
    with pytest.raises(Refused) as refused:
        planned(made.desk, made, **given)
    assert refused.value.status == 422


def test_nobody_of_another_institution_or_outside_the_units_works_on_it(made: Election) -> None:
    item = planned(made.desk, made)
    with pytest.raises(Refused):
        move(made.desk.member(Role.EDITOR, made.desk.kpu), item.pk, "make")
    with pytest.raises(Refused):
        planned(made.desk, made, maker=made.desk.member(Role.EDITOR, made.desk.kpu))
    with pytest.raises(Refused):
        planned(made.desk, made, by=made.desk.member(Role.EDITOR, made.desk.polres))


def test_a_plan_is_seen_where_its_places_meet(made: Election) -> None:
    desk = made.desk
    item = planned(desk, made, territory=desk.regency, unit=desk.polres, by=desk.member(Role.EDITOR))

    def sees(member: object) -> bool:
        return accessible_items(member).filter(pk=item.pk).exists()  # type: ignore[arg-type]

    assert sees(desk.member(Role.EDITOR, desk.polres))
    assert sees(desk.member(Role.EDITOR, desk.kpu))
    assert sees(desk.member(Role.DUTY_OFFICER, desk.polsek))
    assert not sees(desk.member(Role.EDITOR, desk.other_polres))
    assert desk.client(Role.EDITOR, desk.other_polres).get(f"/rencana-konten/{item.pk}/").status_code == 404


def test_the_grid_finds_gaps_and_overlaps(made: Election) -> None:
    desk = made.desk
    stages = calendar_of(desk.province).of("pemilu_teduh")
    empty = grid(stages, [])
    assert {(c.stage.code, c.theme) for c in empty.gaps} >= {
        ("voting", "logistics"),
        ("campaign", "identity"),
    }
    first, second = planned(desk, made), planned(desk, made, title="Video jam buka TPS")
    planned(desk, made, audience="press", title="Siaran pers")
    filled = grid(stages, PlanItem.objects.select_related("territory"))
    assert ("voting", "polling_day") not in {(cell.stage.code, cell.theme) for cell in filled.gaps}
    [twice] = filled.overlaps
    assert {one.pk for one in twice} == {first.pk, second.pk}
    move(desk.member(Role.EDITOR), second.pk, "drop", "Sudah ada posternya.")
    assert grid(stages, PlanItem.objects.all()).overlaps == []


def test_the_picture_shows_numbers_gaps_and_overlaps(made: Election) -> None:
    planned(made.desk, made)
    planned(made.desk, made, title="Video")
    stages = calendar_of(made.desk.province).of("pemilu_teduh")
    picture = str(grid_picture(grid(stages, PlanItem.objects.all())))
    assert ">2!<" in picture
    assert "plan-gap" in picture
    assert "1 tumpang tindih" in picture
    assert grid_picture(grid([], [])) is None


def test_the_page_shows_the_plan_and_leads_from_a_gap_to_the_form(made: Election) -> None:
    planned(made.desk, made)
    client = made.desk.client(Role.EDITOR)
    text = _text(client, "/rencana-konten/")
    for words in ("Poster jam buka TPS", "Celah:", "Tumpang tindih: 0", "Usulan untuk"):
        assert words in text
    page = client.get("/rencana-konten/tambah/?tahapan=pemilu_teduh/voting&tema=logistics").content.decode()
    assert '<option value="pemilu_teduh/voting" selected>' in page
    assert '<option value="logistics" selected>' in page


def test_without_stages_the_page_says_what_to_do(desk: Desk) -> None:
    assert "Belum ada rencana." in _text(desk.client(Role.EDITOR), "/rencana-konten/")


def test_verbs_on_the_page_ask_for_a_sentence_where_one_is_needed(made: Election) -> None:
    item, client = planned(made.desk, made), made.desk.client(Role.EDITOR)
    path = f"/rencana-konten/{item.pk}/"
    assert client.post(f"{path}make/").status_code == 302
    assert client.post(f"{path}make/").status_code == 409
    assert client.post(f"{path}drop/").status_code == 422
    assert "mengapa tidak jadi" in _text(client, f"{path}drop/")
    assert client.post(f"{path}drop/", {"reason": "Sudah ada."}).status_code == 302
    assert "Sudah ada." in _text(client, path)


def test_the_plan_changes_hands_and_days(made: Election) -> None:
    item, client = planned(made.desk, made), made.desk.client(Role.EDITOR)
    maker = made.desk.member(Role.EDITOR)
    said = {"maker": maker.pk, "due": "2030-01-02"}
    assert client.post(f"/rencana-konten/{item.pk}/ubah/", said).status_code == 302
    item.refresh_from_db()
    assert (item.maker, item.due_at.date()) == (maker, date(2030, 1, 2))
    move(maker, item.pk, "drop", "Batal.")
    assert client.post(f"/rencana-konten/{item.pk}/ubah/", said).status_code == 409


def test_who_makes_it_is_reminded_once_before_and_once_after_the_day(made: Election) -> None:
    desk, at = made.desk, clock.now()
    maker = desk.member(Role.EDITOR)
    item = planned(desk, made, maker=maker, due_at=at + timedelta(hours=20))
    planned(desk, made, title="Lama", due_at=at + timedelta(days=9))
    assert [remind(at), remind(at), remind(at + timedelta(hours=21)), remind(at + timedelta(hours=21))] == [
        1, 0, 1, 0,
    ]  # fmt: skip
    assert [one.to for one in mail.outbox] == [[maker.user.email]] * 2
    assert "Tenggatnya besok" in mail.outbox[0].subject
    assert "Lewat tenggat" in mail.outbox[1].subject
    assert "WITA" in mail.outbox[0].body
    assert PlanReminder.objects.filter(item=item).count() == 2


def test_a_title_that_breaks_a_line_stops_no_reminder(made: Election) -> None:
    desk, at = made.desk, clock.now()
    for title in ("Jadwal\r\nBcc: lain@luar.example", "Cara memeriksa\x0bnama", "Lokasi TPS"):
        planned(desk, made, title=title, maker=desk.member(Role.EDITOR), due_at=at + timedelta(hours=20))
    assert remind(at) == 3
    assert all(len(one.message()["Subject"].splitlines()) == 1 for one in mail.outbox)
    assert [one.message()["Bcc"] for one in mail.outbox] == [None] * 3


def test_without_a_maker_the_duty_officers_are_told_and_what_is_ready_reminds_nobody(made: Election) -> None:
    desk, at = made.desk, clock.now()
    officer = desk.member(Role.DUTY_OFFICER)
    item = planned(desk, made, due_at=at + timedelta(hours=5))
    assert remind(at) == 1
    assert mail.outbox[0].to == [officer.user.email]
    for verb in ("make", "finish"):
        move(officer, item.pk, verb)
    assert remind(at + timedelta(hours=6)) == 0


def test_another_day_is_reminded_of_anew_and_the_old_one_not(made: Election) -> None:
    desk, at = made.desk, clock.now()
    desk.member(Role.DUTY_OFFICER)
    item = planned(desk, made, due_at=at + timedelta(hours=5))
    assert remind(at) == 1
    PlanItem.objects.filter(pk=item.pk).update(due_at=at + timedelta(hours=30))
    assert remind(at + timedelta(hours=1)) == 0
    assert remind(at + timedelta(hours=8)) == 1


def test_nobody_to_tell_is_tried_again_at_most_six_times(made: Election) -> None:
    at = clock.now()
    planned(made.desk, made, due_at=at + timedelta(hours=5))
    assert sum(remind(at) for _try in range(9)) == 0
    reminder = PlanReminder.objects.get()
    assert (reminder.mail_tries, reminder.mail_error) == (6, "no_recipient")


def test_what_is_due_is_among_what_waits(made: Election) -> None:
    desk, at = made.desk, clock.now()
    item = planned(desk, made, due_at=at + timedelta(days=2))
    planned(desk, made, title="Jauh", due_at=at + timedelta(days=20))
    found = [one.key for one in matters(desk.member(Role.EDITOR), at) if one.key.startswith("plan:")]
    assert found == [f"plan:{item.pk}"]


def test_the_page_asks_the_database_as_often_however_much_is_planned(made: Election) -> None:
    client = made.desk.client(Role.EDITOR)
    planned(made.desk, made)
    client.get("/rencana-konten/")  # what is asked once is remembered

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get("/rencana-konten/").status_code == 200
        return len(found)

    before = asked()
    for number in range(5):
        planned(made.desk, made, title=f"Poster {number}", maker=made.desk.member(Role.EDITOR))
    assert asked() == before
