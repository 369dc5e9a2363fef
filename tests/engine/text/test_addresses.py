"""One item has one address, and the address holds no handle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.text import addresses, canonical_url

HOST = st.sampled_from(["contoh.test", "kabar.contoh.test", "contoh.co.test"])
SEGMENT = st.text(st.sampled_from("abcXYZ019-_~%. é"), min_size=1, max_size=8)
TRACKING = st.sampled_from(
    ["utm_source=x", "fbclid=1", "gclid=2", "igshid=q", "ref=depan", "utm_campaign=a+b"]
)


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://twitter.com/budi/status/123?s=20", "x:123"),
        ("https://mobile.twitter.com/budi/status/123/photo/1", "x:123"),
        ("https://x.com/i/web/status/123", "x:123"),
        ("https://m.facebook.com/story.php?story_fbid=99&id=3", "facebook:99"),
        ("https://www.facebook.com/budi/posts/pfbid0abc", "facebook:pfbid0abc"),
        ("https://facebook.com/groups/ramai/permalink/77/", "facebook:77"),
        ("https://www.facebook.com/watch/?v=55", "facebook:55"),
        ("https://fb.watch/AbCdE/", "facebook:AbCdE"),
        ("https://www.instagram.com/ani/reel/CxYz/?igsh=1", "instagram:CxYz"),
        ("https://www.tiktok.com/@ani/video/777?is_from_webapp=1", "tiktok:777"),
        ("https://vt.tiktok.com/ZSabc/", "tiktok:ZSabc"),
        ("https://youtu.be/abcDEF12345?si=x", "youtube:abcDEF12345"),
        ("https://www.youtube.com/watch?t=3&v=abcDEF12345", "youtube:abcDEF12345"),
        ("https://youtube.com/shorts/abcDEF12345", "youtube:abcDEF12345"),
        ("https://t.me/s/kanal_kita/55", "telegram:kanal_kita/55"),
        ("https://www.threads.net/@ani/post/Cabc", "threads:Cabc"),
        ("https://bsky.app/profile/ani.contoh.test/post/3kabc", "bluesky:3kabc"),
        ("https://www.reddit.com/r/kota/comments/1abc/judul/", "reddit:1abc"),
        ("https://whatsapp.com/channel/0029abc/100", "whatsapp:0029abc/100"),
    ],
)
def test_items_of_platforms_are_named_without_a_handle(url: str, wanted: str) -> None:
    assert canonical_url(url) == wanted


@pytest.mark.parametrize(
    "url",
    [
        "https://x.com/budi",
        "https://instagram.com/ani",
        "https://t.me/kanal_kita",
        "https://t.me/c/123/4",
        "https://t.me/joinchat/abcdef",
        "https://wa.me/6281234567890",
        "https://chat.whatsapp.com/AbCd",
        "mailto:a@contoh.test",
        "javascript:alert(1)",
        "http://localhost/x",
        "http://[::1",
        "bukan alamat",
        "",
    ],
)
def test_what_is_no_item_has_no_address(url: str) -> None:
    assert canonical_url(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "http://contoh.test/berita/1",
        "https://www.contoh.test/berita/1/",
        "https://m.contoh.test/berita/1#komentar",
        "https://amp.contoh.test/berita/1",
        "https://contoh.test/amp/berita/1",
        "https://contoh.test/berita/1/amp/",
        "https://contoh.test:443/berita//1?utm_source=wa&fbclid=9",
        "https://contoh.test/berita/./x/../1?page=all",
        "https://budi:rahasia@contoh.test/berita/1",
        "//CONTOH.test/berita/1",
        "contoh.test/berita/1",
        "https://www.google.com/amp/s/contoh.test/berita/1/amp",
        "https://contoh-test.cdn.ampproject.org/c/s/contoh.test/amp/berita/1",
        "https://contoh.test/%62erita/1",
        "https://con\u200btoh.test/berita/1",
    ],
)
def test_one_item_has_one_address(url: str) -> None:
    assert canonical_url(url) == "https://contoh.test/berita/1"


def test_what_tells_items_apart_stays() -> None:
    assert canonical_url("https://contoh.test/?p=2&a=1") == "https://contoh.test/?a=1&p=2"
    assert canonical_url("https://contoh.test:8080/x") == "https://contoh.test:8080/x"
    assert canonical_url("https://contoh.test/Berita") != canonical_url("https://contoh.test/berita")


@given(st.text(max_size=100))
def test_any_text_is_taken(url: str) -> None:
    once = canonical_url(url)
    assert once is None or canonical_url(once) == once


@given(HOST, st.lists(SEGMENT, max_size=4), st.lists(st.one_of(TRACKING, SEGMENT), max_size=4))
def test_applying_it_twice_changes_nothing(host: str, path: list[str], query: list[str]) -> None:
    once = canonical_url(f"http://{host}/{'/'.join(path)}?{'&'.join(query)}")
    assert once is not None
    assert canonical_url(once) == once


@given(
    HOST, st.lists(TRACKING, min_size=1, max_size=3), st.sampled_from(["", "www.", "m.", "amp.", "mobile."])
)
def test_tracking_and_mobile_hosts_make_no_difference(host: str, tracking: list[str], prefix: str) -> None:
    assert canonical_url(f"https://{prefix}{host}/b/1?{'&'.join(tracking)}#x") == canonical_url(
        f"https://{host}/b/1"
    )


@given(HOST, st.from_regex(r"@[a-z]{3,12}", fullmatch=True))
def test_handles_in_paths_are_dropped(host: str, handle: str) -> None:
    assert canonical_url(f"https://{host}/{handle}/110022") == f"https://{host}/110022"
    assert canonical_url(f"https://{host}/%40{handle[1:]}/110022") == f"https://{host}/110022"


@given(st.text(st.sampled_from("aZ09-._~=@:,+!()%4f/ é"), max_size=12))
def test_what_needs_no_escape_is_left_as_it_is(part: str) -> None:
    one_by_one = addresses._escaped("%41" + part)
    assert one_by_one == "A" + addresses._escaped(part)
