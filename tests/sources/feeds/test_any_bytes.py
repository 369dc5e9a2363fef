"""Whatever bytes arrive, a feed's reader gives items or a SourceError."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sejuk.sources.errors import SourceError
from sejuk.sources.feeds.discover import find_feeds
from sejuk.sources.feeds.document import decode
from sejuk.sources.feeds.fetch import parse_feed
from sejuk.sources.feeds.harvest import harvest
from sejuk.sources.items import Item
from sejuk.sources.outbound import Response

from .samples import FORMATS, NOW


def items_of(body: bytes, charset: str | None = None) -> list[Item]:
    kind = f"text/xml; charset={charset}" if charset else "text/xml"
    response = Response("https://kabar.example/feed", 200, {"content-type": kind}, body)
    try:
        feed = parse_feed(response)
    except SourceError:
        return []
    return harvest(feed, response.url, NOW, many_authors=True).items


def check(body: bytes, charset: str | None = None) -> None:
    items = items_of(body, charset)
    assert len({item.external_id for item in items}) == len(items)
    for item in items:
        assert item.text
        assert len(item.text) <= 10_000
        assert item.published_at is not None
        assert item.published_at <= NOW
        assert item.url is None or item.url.startswith(("http://", "https://"))


@given(st.binary(max_size=400), st.none() | st.text(max_size=12))
@example(b"<rss><channel><item><title>\xff", None)
@example(b'{"items":[{"id":1e400,"content_text":"x"}]}', None)
def test_arbitrary_bytes(body: bytes, charset: str | None) -> None:
    check(body, charset)


PIECES = [
    b"<rss",
    b">",
    b"<channel>",
    b"</channel>",
    b"<item>",
    b"</item>",
    b"<entry>",
    b"<feed xmlns='http://www.w3.org/2005/Atom'>",
    b"<title>",
    b"</title>",
    b"<pubDate>",
    b"</pubDate>",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"&lt;b&gt;",
    b"&#x202e;",
    b"&#0;",
    b"&nbsp;",
    b"<guid>",
    b"<link>",
    b"http://[",
    b"Sun, 14 Feb 2027 WIB",
    b"<?xml",
    b"?>",
    b"<!DOCTYPE rss [",
    b"]>",
    b"\xff\xfe",
    b"\x00",
    b"<content:encoded>",
    b"<description>",
    b"</description>",
    b"</rss>",
    b"</feed>",
    b"xml:lang='id'",
    b"x",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join))
def test_pieces_of_feeds_in_any_order(body: bytes) -> None:
    check(body)
    check(b"<rss><channel>" + body)
    check(b"<rss><channel><item>" + body + b"</item></channel></rss>")


def mutated(body: bytes, chance: random.Random) -> bytes:
    """``body`` with a few bytes changed, cut out or doubled."""
    changed = bytearray(body)
    for _ in range(chance.randint(1, 12)):
        at, length = chance.randrange(len(changed) + 1), chance.randint(0, 20)
        kind = chance.randrange(4)
        if kind == 0:
            del changed[at : at + length]
        elif kind == 1:
            changed[at:at] = chance.choice(PIECES)
        elif kind == 2:
            changed[at : at + 1] = bytes([chance.randrange(256)])
        else:
            changed[at:at] = changed[at : at + length] * 3
    return bytes(changed)


@pytest.mark.parametrize("kind", FORMATS)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=40)
def test_damaged_feeds(kind: str, seed: int) -> None:
    check(mutated(FORMATS[kind], random.Random(seed)))


@pytest.mark.slow
@pytest.mark.parametrize("kind", FORMATS)
def test_thousands_of_damaged_feeds(kind: str) -> None:
    chance = random.Random(20270214)
    for _ in range(6000):
        check(mutated(FORMATS[kind], chance))


@pytest.mark.slow
@given(st.binary(max_size=5000))
@settings(max_examples=20_000, suppress_health_check=[HealthCheck.too_slow])
def test_many_arbitrary_bytes(body: bytes) -> None:
    check(body)
    check(b"<rss><channel><item><title>" + body)


@given(st.binary(max_size=500))
def test_pages_of_any_bytes_name_only_web_addresses(page: bytes) -> None:
    marked = (
        b"<base href='http://a.example/'><link rel=alternate type=application/rss+xml href='" + page + b"'>"
    )
    for body in (page, marked):
        for address in find_feeds(decode(body), "https://kabar.example/"):
            assert address.startswith(("http://", "https://"))


@given(st.binary(max_size=200), st.none() | st.text(max_size=20))
def test_decoding_never_fails(body: bytes, charset: str | None) -> None:
    assert isinstance(decode(body, charset), str)


@given(st.text(max_size=200).filter(lambda text: "\x00" not in text))
def test_utf8_comes_back_whatever_is_claimed(text: str) -> None:
    body = b"<?xml version='1.0' encoding='iso-8859-1'?>" + text.encode()
    assert decode(body, "koi8-r").endswith(text)
