"""People write, check, submit, approve and correct through the pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.organisation.models import Role
from sejuk.desk.responses import tasks
from sejuk.desk.responses.models import Note, Response
from sejuk.desk.responses.services import noting, releasing
from tests.desk.office import Desk
from tests.desk.responses.given import Newsroom, fresh

pytestmark = pytest.mark.django_db


def typed(news: Newsroom, **changes: Any) -> dict[str, Any]:
    """What somebody types into the form of an appeal."""
    said = {
        "client_id": "7b0f6d3e-5a53-4a0f-8d77-0d5b6d5f2f10",
        "unit": news.unit.pk,
        "theme": "security",
        "title": "Periksa dulu, baru bagikan",
        "summary": "Berbeda pilihan itu biasa. Periksa dulu sebelum membagikan kabar.",
        "passage_0": "Periksa dulu sebelum membagikan. Tanyakan kepada kami.",
        "sources": "Buku saku – https://telaga.example/buku-saku",
        "contact": "humas@telaga.example",
        "territory": news.unit.territory_id,
        "language": "id",
    }
    return said | changes


class TestWriting:
    def test_the_page_asks_what_it_is_first(self, news: Newsroom, desk: Desk) -> None:
        page = desk.client(Role.EDITOR, desk.polres).get(reverse("responses:write"))
        assert "Jenis teks" in page.text
        assert page.status_code == 200

    @pytest.mark.parametrize("kind", ["clarification", "appeal", "press_release", "talking_points"])
    def test_every_kind_has_its_form(self, news: Newsroom, desk: Desk, kind: str) -> None:
        page = desk.client(Role.EDITOR, desk.polres).get(reverse("responses:write"), {"jenis": kind})
        assert page.status_code == 200
        assert ("Fakta, sekali lagi" in page.text) == (kind == "clarification")

    def test_an_unknown_kind_is_asked_again(self, desk: Desk) -> None:
        page = desk.client(Role.EDITOR, desk.polres).get(reverse("responses:write"), {"jenis": "pidato"})
        assert page.status_code == 422

    def test_the_draft_is_filled_from_the_verdict_and_its_sources(self, news: Newsroom, desk: Desk) -> None:
        case = news.cases.confirmed()
        page = desk.client(Role.EDITOR, desk.polres).get(
            reverse("responses:write"), {"jenis": "clarification", "kasus": str(case.pk)}
        )
        assert "Kotak suara masih tersegel; berita acaranya terbuka." in page.text
        assert "KPU: Sekretariat KPU Kabupaten Telaga – https://kpu.go.id/berita/1" in page.text

    def test_it_is_saved_once_and_listed(self, news: Newsroom, desk: Desk) -> None:
        client = desk.client(Role.EDITOR, desk.polres)
        url = reverse("responses:write") + "?jenis=appeal"
        for _click in range(2):
            assert client.post(url, typed(news)).status_code == 302
        assert Response.objects.count() == 1
        for view in ("saya", "unit"):
            assert "Periksa dulu, baru bagikan" in client.get(reverse("responses:list"), {"lihat": view}).text

    def test_an_error_loses_nothing_that_was_typed(self, news: Newsroom, desk: Desk) -> None:
        page = desk.client(Role.EDITOR, desk.polres).post(
            reverse("responses:write") + "?jenis=appeal", typed(news, title="")
        )
        assert page.status_code == 422
        assert "Tanyakan kepada kami." in page.text

    def test_checks_without_javascript_save_nothing(self, news: Newsroom, desk: Desk) -> None:
        page = desk.client(Role.EDITOR, desk.polres).post(
            reverse("responses:write") + "?jenis=appeal",
            typed(news, passage_0="Coblos nomor 2!", periksa="1"),
        )
        assert "Perlu lembaga lain" in page.text
        assert "Coblos nomor 2!" in page.text
        assert Response.objects.count() == 0

    def test_live_checks_speak_of_what_is_half_written(self, news: Newsroom, desk: Desk) -> None:
        part = desk.client(Role.EDITOR, desk.polres).post(
            reverse("responses:check") + "?jenis=appeal",
            typed(news, title="", passage_0="Coblos nomor 2!"),
        )
        assert "Perlu lembaga lain" in part.text
        assert "<html" not in part.text

    def test_a_change_shows_what_changed(self, news: Newsroom, desk: Desk) -> None:
        version = news.submitted()
        client = desk.client(Role.APPROVER, desk.polres)
        client.post(reverse("responses:return", args=[version.response_id]), {"reason": "Sebut jamnya."})
        writer = desk.client(Role.EDITOR, desk.polres)
        url = reverse("responses:change", args=[version.response_id])
        assert "Sebut jamnya." in writer.get(url).text
        assert writer.post(url, typed(news, title="Periksa dulu, lalu bagikan")).status_code == 302
        page = writer.get(reverse("responses:version", args=[version.response_id, 2])).text
        assert "<del>baru</del>" in page
        assert "<ins>lalu</ins>" in page


class TestDeciding:
    def test_a_text_walks_through_its_pages(self, news: Newsroom, desk: Desk) -> None:
        response = news.draft()
        writer, approver = desk.client(Role.EDITOR, desk.polres), desk.client(Role.APPROVER, desk.polres)
        page = reverse("responses:response", args=[response.pk])
        assert writer.post(reverse("responses:submit", args=[response.pk])).status_code == 302
        assert "Baca dan setujui" not in writer.get(page).text
        assert "Baca dan setujui" in approver.get(page).text
        waiting = approver.get(reverse("responses:list"), {"lihat": "menunggu"}).text
        assert "Periksa dulu, baru bagikan" in waiting
        version = fresh(response.versions.get())
        done = approver.post(
            reverse("responses:approve", args=[response.pk]), {"digest": version.digest}, follow=True
        )
        assert "Sudah disetujui dan siap terbit." in done.text
        assert fresh(version).sha256 in done.text

    def test_the_writer_gets_no_approval_page(self, news: Newsroom, desk: Desk) -> None:
        desk.grant(news.editor, Role.APPROVER, news.unit)
        version = news.submitted()
        page = desk.client(Role.EDITOR, desk.polres).get(
            reverse("responses:approve", args=[version.response_id])
        )
        assert page.status_code == 403
        assert "tulisannya sendiri" in page.text

    def test_a_correction_begins_from_the_published_words(self, news: Newsroom, desk: Desk) -> None:
        version = news.published()
        client = desk.client(Role.EDITOR, desk.polres)
        url = reverse("responses:correct", args=[version.response_id])
        page = client.post(url, {"note": "Jamnya keliru."}, follow=True)
        assert "Apa yang dikoreksi" in page.text
        assert "Jamnya keliru." in page.text

    def test_a_withdrawal_says_why(self, news: Newsroom, desk: Desk) -> None:
        version = news.published()
        client = desk.client(Role.HEAD, desk.polres)
        url = reverse("responses:withdraw", args=[version.response_id])
        assert client.post(url, {"reason": ""}).status_code == 422
        page = client.post(url, {"reason": "Sumbernya menarik pernyataannya."}, follow=True)
        assert "Ditarik: Sumbernya menarik pernyataannya." in page.text

    def test_notes_are_for_those_who_work_on_it(self, news: Newsroom, desk: Desk) -> None:
        version = news.submitted(title="Benarkah paslon nomor urut 2 mundur?")
        url = reverse("responses:note", args=[version.response_id])
        client = desk.client(Role.EDITOR, desk.polres)
        for _click in range(2):
            client.post(url, {"text": "Telepon dulu ke gudang."})
        assert Note.objects.count() == 1
        page = reverse("responses:response", args=[version.response_id])
        assert "Telepon dulu ke gudang." in client.get(page).text
        assert "Telepon dulu ke gudang." not in desk.client(Role.APPROVER, desk.kpu).get(page).text


class TestCase:
    def test_a_case_leads_to_its_text(self, news: Newsroom, desk: Desk) -> None:
        case = news.cases.decided()
        client = desk.client(Role.EDITOR, desk.polres)
        page = client.get(reverse("cases:case", args=[case.pk])).text
        decision = case.decisions.get()
        link = f"?jenis=clarification&amp;kasus={case.pk}&amp;keputusan={decision.pk}"
        assert link in page
        response = news.draft(case)
        assert response.versions.get().title in client.get(reverse("cases:case", args=[case.pk])).text

    def test_a_decision_is_carried_out_and_reported(self, news: Newsroom, desk: Desk) -> None:
        case = news.cases.decided()
        decision = case.decisions.get()
        url = f"{reverse('responses:write')}?jenis=clarification&kasus={case.pk}&keputusan={decision.pk}"
        words = {f"passage_{number}": "Segel gudang masih utuh." for number in range(4)}
        said = typed(news, title="Segel gudang masih utuh", **words)
        assert desk.client(Role.EDITOR, desk.polres).post(url, said).status_code == 302
        response = Response.objects.get()
        assert (response.case, response.decision, response.due_at) == (case, decision, decision.due_at)


def test_the_list_costs_the_same_however_long_it_is(
    news: Newsroom, desk: Desk, django_assert_max_num_queries: Any
) -> None:
    client = desk.client(Role.APPROVER, desk.polres)
    for _row in range(6):
        news.submitted()
    client.get(reverse("responses:list"))
    for view in ("unit", "menunggu"):
        with django_assert_max_num_queries(30):
            client.get(reverse("responses:list"), {"lihat": view})


def test_what_is_out_stays_out_while_its_correction_waits(news: Newsroom) -> None:
    version = news.published()
    releasing.correct(news.editor, version.response_id, "Jamnya keliru.")
    version.refresh_from_db()
    assert version.state == "published"


def test_notes_end_after_a_year(news: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    noting.note(news.editor, news.draft().pk, "Telepon dulu ke gudang.")
    tasks.tick(0)
    assert Note.objects.count() == 1
    later = clock.now() + timedelta(days=366)
    monkeypatch.setattr(clock, "now", lambda: later)
    tasks.tick(0)
    assert Note.objects.count() == 0
