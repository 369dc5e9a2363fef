from __future__ import annotations

from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from threading import Thread
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.listening.models import Post, Source, SourceState
from sejuk.desk.organisation.models import Role
from tests.desk.listening.given import PURPOSE, make_source
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db


def _form(desk: Desk, **changes: Any) -> dict[str, Any]:
    return {
        "name": "Forum Warga Telaga",
        "isi_address": "https://forum.contoh.example/umpan",
        "isi_many_authors": "on",
        "kind": "public_page",
        "purpose": PURPOSE,
        "ends_on": (clock.now() + timedelta(days=60)).date().isoformat(),
        "territory": "71.01",
        "unit": str(desk.polda.pk),
        "langkah": "simpan",
        **changes,
    }


@pytest.fixture
def officer(desk: Desk) -> Client:
    return desk.client(Role.DUTY_OFFICER)


def test_the_first_step_offers_the_connectors_and_the_tip_line(officer: Client) -> None:
    page = officer.get(reverse("choose_way")).content.decode()
    assert "Umpan berita" in page
    assert "Berkas" in page
    assert "Saluran laporan" in page


def test_a_draft_is_saved_with_its_settings(desk: Desk, officer: Client) -> None:
    answer = officer.post(reverse("add_source", args=["feeds"]), _form(desk))
    source = Source.objects.get()
    assert answer.headers["Location"] == reverse("source_page", args=[source.pk])
    assert source.config["address"] == "https://forum.contoh.example/umpan"
    assert source.config["many_authors"] is True
    assert (source.state, source.institution, source.connector) == (SourceState.DRAFT, desk.police, "feeds")


def test_a_proposal_is_on_the_public_list_at_once(desk: Desk, officer: Client) -> None:
    officer.post(reverse("add_source", args=["feeds"]), _form(desk, langkah="usulkan"))
    page = Client().get(reverse("public_sources")).content.decode()
    assert "Forum Warga Telaga" in page
    assert PURPOSE in page
    assert "forum.contoh.example" not in page


def test_a_draft_is_not_on_the_public_list(desk: Desk, officer: Client) -> None:
    officer.post(reverse("add_source", args=["feeds"]), _form(desk))
    assert Client().get(reverse("public_sources_json")).json()["sources"] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"purpose": "singkat"},
        {"ends_on": "2020-01-01"},
        {"ends_on": (clock.now() + timedelta(days=400)).date().isoformat()},
        {"isi_address": "bukan alamat"},
        {"name": ""},
        {"kind": "file"},
    ],
)
def test_a_wrong_form_saves_nothing(desk: Desk, officer: Client, changes: dict[str, str]) -> None:
    answer = officer.post(reverse("add_source", args=["feeds"]), _form(desk, **changes))
    assert answer.status_code == 422
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"single_author": "on"},
        {"isi_address": "https://www.facebook.com/seorang.warga"},
        {"isi_address": "https://seorangwarga.blogspot.com/feeds/posts/default"},
        {"isi_address": "https://ramah.example/@seorangwarga.rss"},
        {"isi_address": "https://www.youtube.com/feeds/videos.xml?channel_id=UC12345678"},
    ],
)
def test_one_person_s_page_is_refused_kindly(desk: Desk, officer: Client, changes: dict[str, str]) -> None:
    answer = officer.post(reverse("add_source", args=["feeds"]), _form(desk, **changes))
    assert answer.status_code == 422
    assert "halaman satu orang" in answer.content.decode()
    assert not Source.objects.exists()


def test_an_official_account_may_have_one_author(desk: Desk, officer: Client) -> None:
    changes = {"kind": "official_account", "single_author": "on", "isi_many_authors": ""}
    officer.post(reverse("add_source", args=["feeds"]), _form(desk, **changes))
    assert Source.objects.get().single_author


def test_a_test_of_an_inner_address_says_that_it_is_never_opened(desk: Desk, officer: Client) -> None:
    changes = {"isi_address": "http://10.0.0.7/umpan", "langkah": "uji"}
    page = officer.post(reverse("add_source", args=["feeds"]), _form(desk, **changes)).content.decode()
    assert "menunjuk ke jaringan internal" in page
    assert not Source.objects.exists()


class _Feed(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        found = self.path.startswith("/umpan")
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "application/rss+xml")
        self.end_headers()
        if found:
            self.wfile.write(_RSS.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


_ITEM = """<item><guid>{0}</guid><title>{1}</title><description>{2}</description>
<link>https://forum.contoh.example/{0}</link><dc:creator>{3}</dc:creator></item>"""
_RSS = (
    '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Forum</title>'
    + _ITEM.format("a", "Antrean di TPS", "Kata @warga_satu antrean panjang sekali pagi ini.", "warga_satu")
    + _ITEM.format("b", "Hujan deras", "Jalan ke gudang logistik tergenang sejak semalam.", "warga_dua")
    + "</channel></rss>"
)


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Any:
    from sejuk.desk.listening.services import drafting
    from sejuk.sources.outbound import Outbound, OutboundSettings

    server = ThreadingHTTPServer(("127.0.0.1", 0), _Feed)
    Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    way_out = Outbound(
        "kontak@dinas.example",
        OutboundSettings(ports=frozenset({port}), min_delay_seconds=0.0),
        allow_private=frozenset({ip_network("127.0.0.0/8")}),
        resolver=lambda *args, **kwargs: [(2, 1, 6, "", ("127.0.0.1", port))],
    )
    monkeypatch.setattr(drafting, "outbound", lambda: way_out)
    yield f"http://forum.contoh.example:{port}/umpan"
    server.shutdown()
    server.server_close()


def test_a_test_shows_first_items_without_people_and_saves_nothing(
    desk: Desk, officer: Client, feed: str
) -> None:
    changes = {"isi_address": feed, "langkah": "uji"}
    page = officer.post(reverse("add_source", args=["feeds"]), _form(desk, **changes)).content.decode()
    assert "2 butir ditemukan" in page
    assert "2 penulis berbeda" in page
    assert "antrean panjang sekali" in page
    assert "warga_satu" not in page
    assert not Source.objects.exists()
    assert not Post.objects.exists()


def test_who_may_not_ask_cannot_open_the_form(desk: Desk) -> None:
    auditor = desk.client(Role.AUDITOR)
    assert auditor.get(reverse("add_source", args=["feeds"])).status_code == 403
    assert auditor.post(reverse("add_source", args=["feeds"]), _form(desk)).status_code == 403


def test_approval_on_the_page_of_another_institution(desk: Desk, officer: Client) -> None:
    officer.post(reverse("add_source", args=["feeds"]), _form(desk, langkah="usulkan"))
    source = Source.objects.get()
    address = reverse("move_source", args=[source.pk, "approve"])
    assert "Setujui" not in officer.get(reverse("source_page", args=[source.pk])).content.decode()
    assert officer.post(address).status_code == 403
    other = desk.client(Role.APPROVER, desk.kpu)
    assert "Setujui" in other.get(reverse("source_page", args=[source.pk])).content.decode()
    assert other.post(address).status_code == 302
    source.refresh_from_db()
    assert source.state == SourceState.ACTIVE


def test_a_proposal_s_terms_cannot_be_changed_on_screen(desk: Desk, officer: Client) -> None:
    officer.post(reverse("add_source", args=["feeds"]), _form(desk, langkah="usulkan"))
    source = Source.objects.get()
    assert officer.post(reverse("change_source", args=[source.pk]), _form(desk)).status_code == 403


def test_a_draft_can_be_changed(desk: Desk, officer: Client) -> None:
    officer.post(reverse("add_source", args=["feeds"]), _form(desk))
    source = Source.objects.get()
    officer.post(
        reverse("change_source", args=[source.pk]), _form(desk, name="Forum Baru", isi_many_authors="")
    )
    source.refresh_from_db()
    assert (source.name, source.config["many_authors"]) == ("Forum Baru", False)


def test_a_draft_of_a_unit_out_of_reach_does_not_exist(desk: Desk) -> None:
    draft = make_source(desk, state="draft", unit=desk.polres)
    assert desk.client(Role.EDITOR, desk.kpu).get(reverse("source_page", args=[draft.pk])).status_code == 404


def test_the_list_says_how_sources_are_and_filters_by_state(desk: Desk, officer: Client) -> None:
    make_source(desk, name="Yang Jalan", now=clock.now())
    make_source(desk, name="Yang Usai", state="ended", now=clock.now())
    page = officer.get(reverse("source_list")).content.decode()
    assert "Yang Jalan" in page
    assert "Yang Usai" in page
    assert "Belum pernah diambil" in page
    assert "Yang Jalan" not in officer.get(reverse("source_list") + "?keadaan=ended").content.decode()


def test_the_public_list_for_machines_never_tells_the_settings(desk: Desk) -> None:
    source = make_source(desk, now=clock.now(), name="Umpan Telaga")
    answer = Client().get(reverse("public_sources_json"))
    [line] = answer.json()["sources"]
    assert line["name"] == "Umpan Telaga"
    assert line["approved_by"] == "KPU Teduh"
    assert line["until"] == source.ends_on.isoformat()
    assert "ramai.example" not in answer.content.decode()
    assert "config" not in line


def test_english_is_complete_on_these_pages(desk: Desk, officer: Client) -> None:
    source = make_source(desk, now=clock.now())
    officer.cookies["django_language"] = "en"
    for address in ("source_list", "choose_way", "public_sources", "cases:report", "enter_tip"):
        page = officer.get(reverse(address)).content.decode()
        assert 'lang="en"' in page
    assert "What was agreed" in officer.get(reverse("source_page", args=[source.pk])).content.decode()
