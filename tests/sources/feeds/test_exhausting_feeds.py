"""Feeds and pages built to keep a reader busy for ever end soon, with a defined result."""

from __future__ import annotations

import json

import pytest

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.feeds.discover import find_feeds
from sejuk.sources.feeds.document import asks_for_login, is_html
from sejuk.sources.feeds.fetch import parse_feed
from sejuk.sources.feeds.harvest import harvest
from sejuk.sources.feeds.teasers import extract
from sejuk.sources.outbound import Response

from .samples import NOW, rss_item

OPEN = b"<rss><channel><item><title>Judul</title><description>"
CLOSE = b"</description></item></channel></rss>"
ATTRIBUTES = b"<item " + b"".join(b'a%d="1" ' % n for n in range(790)) + b"><title>x</title></item>"


def items(body: bytes) -> int:
    response = Response("https://kabar.example/feed", 200, {}, body)
    return len(harvest(parse_feed(response), response.url, NOW, many_authors=True).items)


@pytest.mark.parametrize(
    "body",
    [
        OPEN + b"<a>" * 300_000 + CLOSE,
        OPEN + b"<a>" * 150_000 + b"</a>" * 150_000 + CLOSE,
        OPEN + b"<![CDATA[" * 300_000,
        OPEN + b"<![CDATA[x]]>" * 200_000 + CLOSE,
        OPEN + b"<!-- -->" * 300_000 + CLOSE,
        OPEN + b"<pubDate>" * 300_000 + CLOSE,
        OPEN + b"&amp;" * 900_000 + CLOSE,
        OPEN + b" \n" * 2_000_000 + b"x" + CLOSE,
        OPEN + b"<b " + b"a='1' " * 500_000 + b">" + CLOSE,
        b"<rss><channel>" + b"<item>" * 300_000 + b"<title>x</title>",
        b"<rss><channel>" + ATTRIBUTES * 100 + b"</channel></rss>",
    ],
)
def test_a_feed_of_endless_structure_gives_few_items(body: bytes) -> None:
    assert items(body) <= 100


def test_a_feed_of_very_many_tags_is_broken() -> None:
    with pytest.raises(SourceError) as caught:
        items(OPEN + b"<a>" * 500_000 + CLOSE)
    assert caught.value.code is Code.FEED_BROKEN


def test_a_giant_tag_is_left_out_and_the_rest_is_read() -> None:
    giant = '<img src="data:image/png;base64,' + "A" * 50_000 + '">'
    body = "<rss><channel>" + rss_item(1, extra=f"<x>{giant}</x>").replace("Isi", giant + "Isi") + rss_item(2)
    assert items(f"{body}</channel></rss>".encode()) == 2


def test_markup_of_many_json_items_is_read() -> None:
    entries = [{"id": str(n), "content_html": "<div>" * 1500 + "isi"} for n in range(100)]
    assert items(json.dumps({"items": entries}).encode()) == 100


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<p>teks ",
        "<a href=x>",
        "<table><tr><td>",
        "<!--",
        "<",
        "<script>",
        "&#x",
        "<input ",
        "<a b='",
    ],
)
def test_a_page_of_one_piece_over_and_over_is_read(piece: str) -> None:
    page = "<html><body>" + piece * (400_000 // len(piece))
    assert is_html(page)
    assert not asks_for_login(page)
    assert find_feeds(page, "https://kabar.example/") == []
    assert len(extract(page)) <= 10_000
