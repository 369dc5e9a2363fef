"""Pictures of pages in a real browser that reaches nothing but what the guard fetched."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from pytest_django import Settings

from sejuk.desk.cases.evidence.authors import blurred
from sejuk.desk.cases.evidence.browser import shoot
from sejuk.sources.outbound import Outbound
from tests.sources.site import Page, Site, outbound

pytestmark = pytest.mark.browser

HOSTILE = """<html><head><link rel=stylesheet href=/gaya.css><link rel=preconnect href={other}>
<link rel=prefetch href={other}/prefetch><meta http-equiv=refresh content="0;url={other}/pindah"></head><body>
<h1>Berita</h1><img src="{other}/gambar.png"><iframe src="{other}/bingkai"></iframe>
<script>fetch("{other}/skrip"); new WebSocket("{socket}")</script>
<img src="/jejak.png" onerror="fetch('{other}/galat')"><video src="{other}/video"></video>
<form action="{other}/kirim"><input></form></body></html>"""


@pytest.fixture(autouse=True)
def _with_browser(settings: Settings, chromium_path: str) -> None:
    settings.BROWSER = chromium_path


def _color(picture: bytes, at: tuple[int, int]) -> tuple[int, ...]:
    pixel = Image.open(BytesIO(picture)).convert("RGB").getpixel(at)
    assert isinstance(pixel, tuple)
    return tuple(round(value) for value in pixel)


def test_a_page_is_drawn_with_its_style_through_the_guard(site: Site, out: Outbound) -> None:
    page = "<link rel=stylesheet href=/gaya.css><p>Berita</p>"
    shot = shoot(page, site.url("/berita/gudang"), out)
    assert shot.why == ""
    assert shot.browser.startswith("Chromium ")
    assert _color(shot.picture, (1000, 1000)) == pytest.approx((0xFF, 0xEE, 0xDD), abs=4)
    assert site.paths() == ["/gaya.css"]


def test_nothing_reaches_a_place_that_the_guard_refuses(site: Site) -> None:
    inside = Site()
    try:
        # The guard may reach the page's own site by name; the other one counts as an inside address.
        guard = outbound(site, settings={"total_seconds": 5.0})
        socket = inside.url("/s").replace("http", "ws")
        shot = shoot(HOSTILE.format(other=inside.url(""), socket=socket), site.url("/berita/gudang"), guard)
        assert inside.requests == []
    finally:
        inside.close()
    assert shot.picture
    assert set(site.paths()) <= {"/gaya.css", "/jejak.png"}


def test_the_author_is_blurred_and_mentions_are_masked(site: Site, out: Outbound) -> None:
    page = "<body><p class=byline>Melati Rahasia</p><p>Kata @pengintai_desa</p><script>1</script></body>"
    document = blurred(page, site.url("/"))
    assert "filter:blur" in document
    assert "pengintai_desa" not in document
    assert "<script" not in document
    assert shoot(page, site.url("/"), out).picture


def test_a_broken_browser_costs_the_picture_and_nothing_else(
    site: Site, out: Outbound, settings: Settings
) -> None:
    settings.BROWSER = "/bin/false"
    assert shoot("<p>Berita</p>", site.url("/"), out).why == "browser_failed"


def test_a_page_without_an_end_is_cut(site: Site, out: Outbound) -> None:
    site.pages["/gaya.css"] = Page(b"p{height:20000px}", headers={"Content-Type": "text/css"})
    shot = shoot("<link rel=stylesheet href=/gaya.css><p>Berita</p>", site.url("/"), out)
    assert Image.open(BytesIO(shot.picture)).size == (1280, 8000)
