"""Alerts on screen: why, what to do, and answered by a person."""

from __future__ import annotations

import pytest

from sejuk.desk.organisation.models import Role
from tests.desk.narratives.given import HOSTILE, Board


def _raise(board: Board) -> int:
    """Raise one alert at the Polres and give its key."""
    from sejuk.desk.narratives.models import Alert

    board.tell(posts=60, authors=20, signals=HOSTILE)
    assert board.refresh() > 0
    return Alert.objects.get(unit=board.desk.polres).pk


def test_an_alert_says_why_and_what_to_do(board: Board) -> None:
    pk = _raise(board)
    page = board.get(f"/peringatan/{pk}/", unit=board.desk.polres)
    assert "biasanya" in page
    assert "penulisnya sedikitnya 20 orang" in page
    assert "Baca narasinya" in page
    assert "KPU Hulu" in page
    assert "× " in page


def test_mine_and_those_below_me(board: Board) -> None:
    _raise(board)
    assert board.get("/peringatan/").count("data-row") == 1
    assert board.get("/peringatan/?unit=semua").count("data-row") == 2
    assert "Tidak ada peringatan di sini" in board.get("/peringatan/", unit=board.desk.other_polres)


def test_home_the_navigation_and_the_live_count_know_what_waits(board: Board) -> None:
    pk = _raise(board)
    assert 'hx-get="/menunggu/?papan"' in board.get("/", unit=board.desk.polres)
    waiting = board.get("/menunggu/?papan", unit=board.desk.polres)
    assert f'href="/peringatan/{pk}/"' in waiting
    assert "badge-error" in waiting
    assert ">1<" in board.get("/peringatan/jumlah/", unit=board.desk.polres)
    assert board.get("/peringatan/jumlah/", unit=board.desk.other_polres).strip() == ""


def test_a_first_click_only_asks(board: Board) -> None:
    from sejuk.desk.narratives.models import Alert

    pk = _raise(board)
    page = board.get(f"/peringatan/{pk}/tangani/", unit=board.desk.polres)
    assert "csrfmiddlewaretoken" in page
    assert Alert.objects.get(pk=pk).state == "new"


def test_answering_is_recorded_with_the_person_and_twice_is_once(board: Board) -> None:
    from sejuk.desk.audit.models import Entry
    from sejuk.desk.narratives.models import Alert

    pk = _raise(board)
    client = board.client(unit=board.desk.polres)
    for _ in range(2):
        assert client.post(f"/peringatan/{pk}/tangani/", {"note": "Sudah dihubungi"}).status_code == 302
    alert = Alert.objects.get(pk=pk)
    assert (alert.state, alert.note) == ("acknowledged", "Sudah dihubungi")
    assert alert.acknowledged_by == board.desk.member(Role.DUTY_OFFICER, board.desk.polres)
    assert Entry.objects.filter(action="alert.acknowledged").count() == 1
    assert "Sudah dihubungi" in board.get("/peringatan/?keadaan=selesai", unit=board.desk.polres)


def test_dismissing_needs_a_reason_and_may_follow_later(board: Board) -> None:
    from sejuk.desk.narratives.models import Alert

    pk = _raise(board)
    client = board.client(unit=board.desk.polres)
    refused = client.post(f"/peringatan/{pk}/abaikan/", {"note": ""})
    assert refused.status_code == 422
    assert 'role="alert"' in refused.content.decode()
    client.post(f"/peringatan/{pk}/tangani/", {"note": ""})
    client.post(f"/peringatan/{pk}/abaikan/", {"note": "Kabar lama yang sudah diluruskan"})
    assert Alert.objects.get(pk=pk).state == "dismissed"


def test_a_dismissed_alert_is_not_taken_up_again(board: Board) -> None:
    pk = _raise(board)
    client = board.client(unit=board.desk.polres)
    client.post(f"/peringatan/{pk}/abaikan/", {"note": "Bukan apa-apa"})
    response = client.post(f"/peringatan/{pk}/tangani/", {"note": ""})
    assert response.status_code == 409
    assert "Keadaannya sudah berubah" in response.content.decode()


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.APPROVER])
def test_who_only_reads_cannot_answer(board: Board, role: Role) -> None:
    pk = _raise(board)
    client = board.client(role, board.desk.polda)
    assert client.get(f"/peringatan/{pk}/").status_code == 200
    assert ">Tangani<" not in client.get(f"/peringatan/{pk}/").content.decode()
    assert client.post(f"/peringatan/{pk}/tangani/", {"note": ""}).status_code == 403


def test_another_unit_cannot_read_it(board: Board) -> None:
    pk = _raise(board)
    assert board.client(unit=board.desk.other_polres).get(f"/peringatan/{pk}/").status_code == 404
    assert board.client(unit=board.desk.kpu).get(f"/peringatan/{pk}/").status_code == 404


def test_a_form_from_elsewhere_is_refused(board: Board) -> None:
    from django.test import Client

    pk = _raise(board)
    client = Client(enforce_csrf_checks=True)
    client.force_login(board.desk.member(Role.DUTY_OFFICER, board.desk.polres).user)
    assert client.post(f"/peringatan/{pk}/tangani/", {"note": ""}).status_code == 403


def test_the_head_sets_the_budget_and_others_do_not(board: Board) -> None:
    from sejuk.desk.narratives.models import AlertBudget

    head = board.client(Role.HEAD)
    assert "Simpan" in head.get("/peringatan/anggaran/").content.decode()
    assert head.post("/peringatan/anggaran/", {"analysts": 0, "per_analyst": 3}).status_code == 422
    assert head.post("/peringatan/anggaran/", {"analysts": 3, "per_analyst": 3}).status_code == 302
    assert AlertBudget.current().per_day == 9
    assert board.client().get("/peringatan/anggaran/").status_code == 403
    assert "0 dari 9 peringatan" in board.get("/peringatan/")
