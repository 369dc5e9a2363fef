"""Feeds of places that do not exist."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape

NOW = datetime(2027, 2, 14, 12, 0, tzinfo=UTC)


def rss_item(number: int, *, title: str | None = None, date: str | None = None, extra: str = "") -> str:
    """One item; every hour before ten o'clock one, the higher the number the newer."""
    when = date or f"Sun, 14 Feb 2027 {number % 10:02d}:00:00 GMT"
    name = escape(title or f"Kabar {number}")
    return (
        f"<item><title>{name}</title><link>https://kabar.example/{number}</link>"
        f"<guid isPermaLink='false'>kabar-{number}</guid><pubDate>{when}</pubDate>"
        f"<description>Isi kabar nomor {number} dari desa.</description>{extra}</item>"
    )


def rss(items: Sequence[str], head: str = "") -> bytes:
    """An RSS 2.0 feed."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">'
        f"<channel><title>Kabar Contoh</title>{head}{''.join(items)}</channel></rss>"
    ).encode()


ATOM = b"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id"><title>Kabar</title>
<updated>2027-02-14T09:00:00Z</updated>
<entry><id>tag:kabar.example,2027:1</id><title type="html">Judul &lt;em&gt;satu&lt;/em&gt;</title>
<link rel="alternate" href="/satu"/><published>2027-02-14T08:00:00+07:00</published>
<author><name>Penulis Satu</name></author><content type="html">&lt;p&gt;Isi satu.&lt;/p&gt;</content></entry>
<entry><id>tag:kabar.example,2027:2</id><title>Judul dua</title><link href="https://kabar.example/dua"/>
<updated>2027-02-14T09:00:00Z</updated><summary>Isi dua.</summary></entry></feed>"""

RDF = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://kabar.example/"><title>Kabar</title></channel>
<item rdf:about="https://kabar.example/satu"><title>Judul satu</title><link>https://kabar.example/satu</link>
<description>Isi satu.</description><dc:date>2027-02-14T08:00:00+07:00</dc:date></item></rdf:RDF>"""

RSS_091 = b"""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Kabar</title>
<language>in-ID</language><item><title>Judul satu</title><link>https://kabar.example/satu</link>
<description>Isi satu.</description></item></channel></rss>"""

JSON_FEED = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Kabar",
"language": "id-ID", "items": [
{"id": 1, "url": "https://kabar.example/satu", "title": "Judul satu", "content_html": "<p>Isi satu.</p>",
 "date_published": "2027-02-14T08:00:00+07:00", "authors": [{"name": "Penulis Satu"}]},
{"id": "2", "content_text": "Isi dua.", "date_modified": "2027-02-14T09:00:00Z"}, "bukan butir", null]}"""

FORMATS = {"atom": ATOM, "rdf": RDF, "rss 0.91": RSS_091, "rss 2.0": rss([rss_item(1)]), "json": JSON_FEED}
