"""Every kind of feed becomes the same kind of items."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape

import pytest

from .conftest import Visit
from .samples import ATOM, FORMATS, JSON_FEED, NOW, RDF, RSS_091, rss, rss_item


@pytest.mark.parametrize("kind", FORMATS)
def test_every_kind_of_feed_is_read(visit: Visit, kind: str) -> None:
    fetched = visit(FORMATS[kind])
    assert fetched.items
    for item in fetched.items:
        assert item.text.startswith("Isi")
        assert len(item.external_id) == 32
        assert item.published_at is not None
        assert "<" not in item.text + item.title


def test_atom_in_detail(visit: Visit, site: object) -> None:
    first, second = visit(ATOM).items
    assert (first.title, first.text, first.language) == ("Judul satu", "Isi satu.", "id")
    assert first.published_at == datetime(2027, 2, 14, 1, 0, tzinfo=UTC)
    assert first.url is not None
    assert first.url.endswith("/satu")
    assert (second.title, second.text, second.url) == ("Judul dua", "Isi dua.", "https://kabar.example/dua")
    assert second.published_at == datetime(2027, 2, 14, 9, 0, tzinfo=UTC)


def test_rdf_in_detail(visit: Visit) -> None:
    (item,) = visit(RDF).items
    assert (item.title, item.url) == ("Judul satu", "https://kabar.example/satu")
    assert item.published_at == datetime(2027, 2, 14, 1, 0, tzinfo=UTC)


def test_old_rss_with_a_doctype_is_read(visit: Visit) -> None:
    fetched = visit(RSS_091)
    assert fetched.items[0].language == "id", "the old code of Indonesian"
    assert fetched.notes == ["undated:1"]


def test_json_feed_in_detail(visit: Visit) -> None:
    first, second = visit(JSON_FEED).items
    assert (first.title, first.text) == ("Judul satu", "Isi satu.")
    assert (second.title, second.text, second.url) == ("", "Isi dua.", None)


def test_items_come_oldest_first(visit: Visit) -> None:
    texts = [item.text for item in visit(rss([rss_item(n) for n in (3, 1, 2)])).items]
    assert texts == [f"Isi kabar nomor {n} dari desa." for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("Min, 14 Feb 2027 10:00:00 WIB", 3),
        ("Minggu, 14 Februari 2027 10.00 WITA", 2),
        ("14/02/2027 10:00 WIT", 1),
        ("2027-02-14 10:00", 3),
        ("<![CDATA[Sun, 14 Feb 2027 03:00:00 GMT]]>", 3),
    ],
)
def test_dates_as_sites_here_write_them(visit: Visit, written: str, hour: int) -> None:
    (item,) = visit(rss([rss_item(1, date=written)])).items
    assert item.published_at == datetime(2027, 2, 14, hour, tzinfo=UTC)


def test_the_full_text_is_preferred_to_the_teaser(visit: Visit) -> None:
    full = "<p>Kalimat pertama yang panjang sekali.</p><p>Kedua.</p>"
    extra = f"<content:encoded><![CDATA[{full}]]></content:encoded>"
    (item,) = visit(rss([rss_item(1, extra=extra)])).items
    assert item.text == "Kalimat pertama yang panjang sekali.\n\nKedua."


def test_a_title_alone_is_the_text(visit: Visit) -> None:
    (item,) = visit(rss(["<item><title>Hanya judul</title><guid>1</guid></item>"])).items
    assert (item.title, item.text, item.url) == ("", "Hanya judul", None)


def test_the_signature_of_wordpress_is_no_part_of_the_text(visit: Visit) -> None:
    signed = escape("<p>The post <a>Kabar 1</a> appeared first on <a>Kabar Contoh</a>.</p>")
    body = rss([rss_item(1)]).replace(b"dari desa.", b"dari desa." + signed.encode())
    assert visit(body).items[0].text == "Isi kabar nomor 1 dari desa."


def test_authors_are_read_only_where_they_are_many(visit: Visit) -> None:
    written = rss([rss_item(1, extra="<dc:creator>Penulis Satu</dc:creator>")])
    assert visit(written).items[0].account is None
    many = visit(written, many_authors=True).items[0]
    assert many.account == "Penulis Satu"
    assert "Penulis Satu" not in repr(many)


def test_authors_and_texts_stay_out_of_the_cursor(visit: Visit) -> None:
    written = rss([rss_item(1, extra="<dc:creator>Penulis Satu</dc:creator>")])
    cursor = str(visit(written, many_authors=True).cursor)
    assert "Penulis" not in cursor
    assert "Kabar" not in cursor
    assert "kabar" not in cursor


def test_the_feed_of_a_quiet_site_is_empty_not_wrong(visit: Visit) -> None:
    fetched = visit(rss([]))
    assert (fetched.items, fetched.notes, fetched.not_modified) == ([], [], False)
    assert visit(b'{"version": "https://jsonfeed.org/version/1", "items": []}').items == []


def test_the_time_of_fetching_is_the_clock_of_the_outbound(visit: Visit) -> None:
    assert visit(RSS_091).items[0].published_at == NOW
