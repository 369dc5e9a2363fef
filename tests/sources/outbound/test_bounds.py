"""No answer takes more time, room or patience than it may."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.outbound.body import read_body

from ..site import Page, Site, outbound


def failure(site: Site, path: str = "/", **settings: object) -> SourceError:
    with pytest.raises(SourceError) as caught:
        outbound(site, settings=settings).get(site.url(path), robots=False)
    return caught.value


def test_a_large_answer_is_not_read_to_its_end(site: Site) -> None:
    site.pages["/"] = Page(b"x" * 2_000_001)
    error = failure(site, max_bytes=2_000_000)
    assert error.code is Code.TOO_LARGE
    assert error.params == {"host": "127.0.0.1", "megabytes": 2}


def test_an_answer_as_large_as_allowed_is_read(site: Site) -> None:
    site.pages["/"] = Page(b"x" * 1000)
    assert len(outbound(site, settings={"max_bytes": 1000}).get(site.url("/"), robots=False).body) == 1000


def test_a_gzip_bomb_stops_at_the_limit(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 60_000
    site.pages["/"] = Page(bomb, headers={"Content-Encoding": "gzip"})
    assert failure(site, max_bytes=1_000_000).code is Code.TOO_LARGE


@pytest.mark.parametrize(
    ("encoding", "compressed"),
    [
        ("gzip", gzip.compress(b"isi", mtime=0)),
        ("x-gzip", gzip.compress(b"isi", mtime=0)),
        ("deflate", zlib.compress(b"isi")),
        ("deflate", zlib.compress(b"isi")[2:-4]),
        ("identity", b"isi"),
        ("GZIP", gzip.compress(b"isi", mtime=0) + b"padding"),
    ],
)
def test_the_encodings_we_ask_for_are_understood(site: Site, encoding: str, compressed: bytes) -> None:
    site.pages["/"] = Page(compressed, headers={"Content-Encoding": encoding})
    assert outbound(site).get(site.url("/"), robots=False).body == b"isi"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", b"not gzip at all"),
        ("gzip", gzip.compress(b"x" * 10_000, mtime=0)[:-20]),
        ("br", b"anything"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"isi", mtime=0), mtime=0)),
    ],
)
def test_a_broken_or_unasked_encoding_is_a_broken_response(site: Site, encoding: str, body: bytes) -> None:
    site.pages["/"] = Page(body, headers={"Content-Encoding": encoding})
    assert failure(site).code is Code.BROKEN_RESPONSE


def test_a_dripping_answer_ends(site: Site) -> None:
    site.pages["/"] = Page(b"x" * 10_000, drip=0.05)
    error = failure(site, total_seconds=0.5)
    assert error.code is Code.TIMED_OUT
    assert error.passing


def test_a_cut_off_answer_is_a_broken_response(site: Site) -> None:
    site.pages["/"] = Page(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort")
    assert failure(site).code is Code.BROKEN_RESPONSE


@pytest.mark.parametrize(
    "raw", [b"", b"\0\1\2 nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 20_000]
)
def test_what_is_not_http_is_a_broken_response(site: Site, raw: bytes) -> None:
    site.pages["/"] = Page(raw=raw)
    assert failure(site).code in {Code.BROKEN_RESPONSE, Code.CONNECTION_FAILED}


def test_redirects_are_counted(site: Site) -> None:
    for step in range(7):
        site.pages[f"/{step}"] = Page(status=302, headers={"Location": f"/{step + 1}"})
    error = failure(site, "/0")
    assert error.code is Code.TOO_MANY_REDIRECTS
    assert len(site.requests) == 6


def test_a_redirect_in_a_circle_ends(site: Site) -> None:
    site.pages["/"] = Page(status=307, headers={"Location": "/"})
    assert failure(site).code is Code.TOO_MANY_REDIRECTS


def test_five_redirects_are_followed(site: Site) -> None:
    for step in range(5):
        site.pages[f"/{step}"] = Page(status=302, headers={"Location": f"/{step + 1}"})
    site.pages["/5"] = Page(b"there")
    response = outbound(site).get(site.url("/0"), robots=False)
    assert response.body == b"there"
    assert response.url == site.url("/5")
    assert response.moved_permanently is None


def test_a_permanent_move_is_told(site: Site) -> None:
    site.pages["/old"] = Page(status=301, headers={"Location": "/new#part"})
    site.pages["/new"] = Page(b"there")
    response = outbound(site).get(site.url("/old"), robots=False)
    assert response.moved_permanently == site.url("/new")


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("file:///etc/passwd", Code.ADDRESS_INVALID),
        ("gopher://127.0.0.1:70/", Code.ADDRESS_INVALID),
        ("ftp://berita.example/", Code.ADDRESS_INVALID),
        ("http://user:pass@berita.example/", Code.ADDRESS_HAS_CREDENTIALS),
        ("http://berita.example:22/", Code.PORT_NOT_ALLOWED),
        ("http://[broken/", Code.ADDRESS_INVALID),
    ],
)
def test_redirects_are_held_to_the_same_rules(site: Site, location: str, code: Code) -> None:
    site.pages["/"] = Page(status=302, headers={"Location": location})
    assert failure(site).code is code


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", Code.ADDRESS_INVALID),
        ("berita.example", Code.ADDRESS_INVALID),
        ("http://", Code.ADDRESS_INVALID),
        ("http:///path", Code.ADDRESS_INVALID),
        ("http://[::1", Code.ADDRESS_INVALID),
        ("http://berita.example/" + "a" * 5000, Code.ADDRESS_INVALID),
        ("file:///etc/passwd", Code.ADDRESS_INVALID),
        ("javascript:alert(1)", Code.ADDRESS_INVALID),
        ("https://user@berita.example/", Code.ADDRESS_HAS_CREDENTIALS),
        ("http://berita.example:6379/", Code.PORT_NOT_ALLOWED),
    ],
)
def test_addresses_are_checked_before_anything_is_looked_up(address: str, code: Code) -> None:
    with pytest.raises(SourceError) as caught:
        outbound().get(address)
    assert caught.value.code is code


def nobody(*_: object, **__: object) -> list[object]:
    raise OSError


NOWHERE = outbound(resolver=nobody)


@given(st.text(max_size=60))
def test_no_address_raises_anything_else(address: str) -> None:
    with pytest.raises(SourceError):
        NOWHERE.get(address)


def attempt(chunks: list[bytes], encoding: str, limit: int, *, cut: bool) -> tuple[bytes, Code | None]:
    try:
        return read_body(chunks, encoding, limit, "h", cut=cut), None
    except SourceError as error:
        return b"", error.code


@given(
    body=st.binary(max_size=3000),
    encoding=st.sampled_from(["", "gzip", "deflate", "br"]),
    cuts=st.integers(1, 700),
    limit=st.integers(1, 2000),
)
def test_a_body_never_exceeds_its_limit(body: bytes, encoding: str, cuts: int, limit: int) -> None:
    chunks = [body[start : start + cuts] for start in range(0, len(body), cuts)]
    result, code = attempt(chunks, encoding, limit, cut=True)
    assert len(result) <= limit
    assert code in {None, Code.BROKEN_RESPONSE}


@given(body=st.binary(max_size=3000), cuts=st.integers(1, 700), limit=st.integers(1, 4000))
def test_a_compressed_body_comes_back_whole_or_not_at_all(body: bytes, cuts: int, limit: int) -> None:
    packed = gzip.compress(body)
    chunks = [packed[start : start + cuts] for start in range(0, len(packed), cuts)]
    result, code = attempt(chunks, "gzip", limit, cut=False)
    if max(len(body), len(packed)) > limit:
        assert code is Code.TOO_LARGE
    else:
        assert (result, code) == (body, None)
