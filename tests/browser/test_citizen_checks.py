"""A citizen checks a rumour, reports another and hears back; other sites and phones show our pages."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.own_desk import OwnDesk

if TYPE_CHECKING:
    from sejuk.desk.responses.models import Version

pytestmark = pytest.mark.browser

VARIANT = "KATANYA kotak suara yg di gudang kecamatan udah dicoblos semua, sebarkan!!"
OTHER = "Besok semua jembatan menuju TPS di kota ini akan ditutup selama seminggu penuh"
_NUMBER = re.compile(r"\b[1-9A-Z]{4}-[1-9A-Z]{4}-[1-9A-Z]{4}\b")


@pytest.fixture(autouse=True)
def _an_address(monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    monkeypatch.setenv("SEJUK_SITE_URL", "https://sejuk.example")
    settings.SITE_URL = "https://sejuk.example"  # type: ignore[attr-defined]


def _told(own: OwnDesk) -> Version:
    """A clarification of a case that is out, and the line for reports."""
    from tests.desk.cases.requests import open_line
    from tests.desk.responses.given import Newsroom

    open_line(own.desk)
    news = Newsroom(own.desk, own.desk.polres)
    return news.published(news.cases.confirmed())


def _without_javascript(own: OwnDesk) -> Page:
    context = own.browser.new_context(
        base_url=own.url, viewport={"width": 360, "height": 780}, locale="id-ID", java_script_enabled=False
    )
    return context.new_page()


def test_from_the_rumour_to_the_answer(own_desk: OwnDesk) -> None:
    told = _told(own_desk)
    asked: list[str] = []

    # No script, no login: the front page, the box, the nearest clarification.
    citizen = _without_javascript(own_desk)
    citizen.on("request", lambda request: asked.append(request.url))
    citizen.goto("/")
    citizen.get_by_label("Isi pesan atau alamat tautan").fill(VARIANT)
    citizen.get_by_role("button", name="Periksa").click()
    expect(citizen.locator("main")).to_contain_text(re.compile("Sangat mirip|Mungkin sama"))
    citizen.get_by_role("link", name=told.title).click()
    expect(citizen.get_by_role("heading", level=1)).to_have_text(told.title)
    expect(citizen.locator("main")).to_contain_text("Kabar yang diperiksa")
    assert citizen.context.cookies() == []

    # Another one is not known: it is carried into the report, and has a number.
    citizen.goto("/cek/")
    citizen.get_by_label("Isi pesan atau alamat tautan").fill(OTHER)
    citizen.get_by_role("button", name="Periksa").click()
    expect(citizen.locator("main")).to_contain_text("Belum ada klarifikasi tentang ini")
    citizen.get_by_role("button", name="Laporkan kabar ini").click()
    expect(citizen.locator("textarea[name=text]")).to_have_value(OTHER)
    citizen.get_by_role("button", name="Kirim").click()
    found = _NUMBER.search(citizen.locator("main").inner_text())
    assert found is not None

    # The office answers; the citizen hears back.
    officer = own_desk.visit(
        own_desk.person("Dewi Telaga", own_desk.desk.polda, "duty_officer"), "/laporan-warga/"
    )
    officer.locator("main a[href^='/laporan-warga/']").first.click()
    officer.goto(f"{officer.url}jawab/")
    officer.fill("textarea[name=text]", "Tidak ada jembatan yang ditutup. Jalan menuju TPS tetap terbuka.")
    officer.locator("main form button[type=submit], main form button:not([type])").last.click()
    citizen.goto("/lapor/ikuti/")
    citizen.fill("input[name=number]", found[0])
    citizen.get_by_role("button", name="Lihat").click()
    expect(citizen.locator("main")).to_contain_text("Tidak ada jembatan yang ditutup.")

    assert [one for one in asked if not one.startswith(own_desk.url)] == []
    assert not any("jembatan" in one or "KATANYA" in one for one in asked)
    citizen.context.close()


@contextmanager
def _another_site(body: str) -> Iterator[str]:
    """A site of somebody else on a port of its own."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            said = f"<!doctype html><title>Koran</title><h1>Koran</h1>{body}".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_words: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def test_another_site_shows_the_box_and_nothing_else_of_ours(own_desk: OwnDesk) -> None:
    told = _told(own_desk)
    box, desk = f"{own_desk.url}/widget/", f"{own_desk.url}/"
    frames = f'<iframe id="kotak" src="{box}"></iframe><iframe id="meja" src="{desk}"></iframe>'
    with _another_site(frames) as url:
        context = own_desk.browser.new_context(viewport={"width": 1000, "height": 700}, locale="id-ID")
        page = context.new_page()
        page.goto(url)
        shown = page.frame_locator("#kotak")
        expect(shown.get_by_role("link", name=told.title)).to_be_visible()
        inside = [frame for frame in page.frames if frame.parent_frame and frame.url.startswith(own_desk.url)]
        assert [frame.url for frame in inside] == [box]
        shown.get_by_label("Isi pesan atau alamat tautan").fill(VARIANT)
        with context.expect_page() as opened:
            shown.get_by_role("button", name="Periksa").click()
        expect(opened.value.get_by_role("link", name=told.title)).to_be_visible()
        assert opened.value.evaluate("window.opener") is None
        context.close()


def test_the_small_script_makes_the_same_frame(own_desk: OwnDesk) -> None:
    told = _told(own_desk)
    with _another_site(f'<script src="{own_desk.url}/static/portal/widget.js" async></script>') as url:
        page = own_desk.browser.new_page()
        page.goto(url)
        expect(page.frame_locator("iframe").get_by_role("link", name=told.title)).to_be_visible()
        page.close()


def test_pages_that_were_read_open_without_a_line(own_desk: OwnDesk) -> None:
    page = own_desk.visit(None, "/belajar/kabar-lama/", width=360)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabar lama yang beredar lagi")
    page.goto("/belajar/memeriksa-gambar/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ponsel Anda sedang tanpa sinyal")
    assert violations(page) == []
    kept = page.evaluate("caches.keys()")
    assert kept == ["sejuk-publik-1"]
    page.context.set_offline(False)


def test_the_worker_stands_before_no_page_of_members(own_desk: OwnDesk) -> None:
    member = own_desk.person("Bima Telaga", own_desk.desk.polda, "duty_officer")
    page = own_desk.visit(member, "/publik/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto("/kasus/")
    assert page.evaluate("navigator.serviceWorker.controller") is None
    scopes = page.evaluate(
        "navigator.serviceWorker.getRegistrations().then(all => all.map(one => one.scope))"
    )
    assert scopes == [f"{own_desk.url}/publik/"]
