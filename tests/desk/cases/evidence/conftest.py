"""A web site of our own and the real way out to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.sources.site import Page, Site, outbound

if TYPE_CHECKING:
    from sejuk.sources.outbound import Outbound

ARTICLE = """<!doctype html><html><head><title>Gudang kotak suara diperiksa - Harian Teduh</title>
<link rel="stylesheet" href="/gaya.css"><script>document.title = "lain"</script></head><body>
<header><span class="byline-nama">Oleh Melati Rahasia</span></header>
<article><h1>Gudang kotak suara diperiksa</h1>
<p>Petugas bersama saksi memeriksa gudang kotak suara di kecamatan pada Senin pagi dan menemukan semua segel
masih utuh sejak hari pertama penyimpanan, sesuai berita acara yang ditandatangani bersama.</p>
<p>Akun @pengintai_desa sebelumnya menyebut kotak suara sudah dibuka; nomor 0812-3456-7890 dicantumkan sebagai
saksi mata. Pemeriksaan yang terbuka bagi umum tidak menemukan tanda bahwa kotak itu pernah dibuka.</p>
<p>Penulis: Melati Rahasia</p></article>
<div class="komentar-list"><p>Komentar warga bernama Anyelir</p></div></body></html>"""


@pytest.fixture
def site() -> Iterator[Site]:
    """A site with one article."""
    running = Site()
    running.pages["/berita/gudang"] = Page(
        ARTICLE.encode(), headers={"Content-Type": "text/html; charset=utf-8", "Set-Cookie": "kenal=1"}
    )
    running.pages["/gaya.css"] = Page(b"body{background:#fed}", headers={"Content-Type": "text/css"})
    yield running
    running.close()


@pytest.fixture
def out(site: Site) -> Outbound:
    """A way out that may reach the site."""
    return outbound(site)
