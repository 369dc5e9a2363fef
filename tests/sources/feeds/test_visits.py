"""One visit after another: only what is new, as often as it pays, as politely as can be."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.feeds.pace import LONGEST, SHORTEST, first_rate, learned_rate, next_visit
from sejuk.sources.registry import connectors

from ..site import Page, Request, Site, outbound
from .conftest import Visit
from .samples import ATOM, NOW, rss, rss_item


def test_the_next_visit_gives_only_what_is_new(visit: Visit) -> None:
    first = visit(rss([rss_item(1), rss_item(2)]))
    second = visit(rss([rss_item(3), rss_item(2), rss_item(1)]), first.cursor)
    assert [item.title for item in second.items] == ["Kabar 3"]
    third = visit(rss([rss_item(1), rss_item(3)]), second.cursor)
    assert third.items == []


def test_without_its_cursor_a_visit_gives_the_same_items_again(visit: Visit) -> None:
    assert visit(ATOM).items == visit(ATOM).items


def test_the_cursor_survives_being_stored(visit: Visit) -> None:
    cursor = visit(ATOM).cursor
    stored = json.loads(json.dumps(cursor))
    assert stored == cursor
    assert visit(None, stored).not_modified


@pytest.mark.parametrize(
    "cursor", [{"source": 1}, {"seen": 5, "rate": "x"}, {"source": "x", "seen": [None]}, {"visited": "never"}]
)
def test_a_cursor_that_makes_no_sense_starts_anew(visit: Visit, cursor: dict[str, object]) -> None:
    assert len(visit(ATOM, cursor).items) == 2


def test_a_damaged_cursor_of_the_same_feed_is_mended(visit: Visit) -> None:
    cursor = dict(visit(ATOM).cursor)
    damaged = {**cursor, "visited": "x", "rate": None, "interval": -1, "etag": 7, "seen": "x", "body": 0}
    assert len(visit(ATOM, damaged).items) == 2


def test_another_address_starts_anew(visit: Visit, site: Site) -> None:
    cursor = visit(ATOM).cursor
    assert len(visit(ATOM, cursor, path="/other").items) == 2


def test_conditions_are_sent_and_304_is_nothing_new(visit: Visit, site: Site) -> None:
    stamp = "Sun, 14 Feb 2027 09:00:00 GMT"

    def answer(request: Request) -> Page:
        if request.headers.get("if-none-match") == '"v1"' and request.headers["if-modified-since"] == stamp:
            return Page(status=304)
        return Page(ATOM, headers={"ETag": '"v1"', "Last-Modified": stamp})

    site.pages["/feed"] = answer
    first = visit()
    second = visit(None, first.cursor)
    assert len(first.items) == 2
    assert (second.items, second.not_modified) == ([], True)
    assert visit(None, second.cursor).not_modified, "the validators outlive an empty answer"


def test_an_unchanged_body_is_nothing_new_without_validators(visit: Visit) -> None:
    assert visit(ATOM, visit(ATOM).cursor).not_modified


@pytest.mark.parametrize("etag", ['"' + "x" * 600, "caf\xe9"])
def test_a_strange_validator_is_not_sent_back(visit: Visit, site: Site, etag: str) -> None:
    first = visit(ATOM, headers={"ETag": etag})
    visit(rss([rss_item(1)]), first.cursor)
    assert "if-none-match" not in site.requests[-1].headers


def test_the_feed_of_a_page_is_found_and_kept(visit: Visit, site: Site) -> None:
    site.pages["/umpan"] = Page(ATOM)
    page = b"""<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" title="Komentar"
      href="/komentar"><link rel='alternate' type='application/rss+xml' href='/umpan'></head></html>"""
    first = visit(page, path="/")
    assert len(first.items) == 2
    assert (
        first.notes
        == [
            "discovered",
        ]
        or "discovered" in first.notes
    )
    assert site.paths() == ["/", "/umpan"]
    assert visit(None, first.cursor, path="/").not_modified
    assert site.paths() == ["/", "/umpan", "/umpan"]


def test_a_link_to_a_feed_in_the_text_of_a_page_will_do(visit: Visit, site: Site) -> None:
    site.pages["/berita/rss"] = Page(ATOM)
    assert visit(b"<html><base href='/berita/'><a href='rss'>RSS</a></html>", path="/").items


def test_a_dead_link_to_a_feed_is_passed_over(visit: Visit, site: Site) -> None:
    site.pages["/hidup"] = Page(ATOM)
    links = "".join(
        f"<link rel=alternate type=application/atom+xml href={path}>" for path in ("/mati", "/hidup")
    )
    assert visit(f"<html>{links}</html>".encode(), path="/").items


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (b"<html><body>Tanpa umpan</body></html>", Code.NO_FEED_FOUND),
        (
            b"<html><link rel=alternate type=application/rss+xml href='http://10.0.0.1/f'></html>",
            Code.NO_FEED_FOUND,
        ),
        (b"<html><link rel=alternate type=application/rss+xml href='http://[x'></html>", Code.NO_FEED_FOUND),
        (b"<html><input type=password></html>", Code.LOGIN_REQUIRED),
    ],
)
def test_a_page_without_a_feed_says_so(visit: Visit, page: bytes, code: Code) -> None:
    with pytest.raises(SourceError) as caught:
        visit(page, path="/")
    assert caught.value.code is code


def test_a_feed_that_moved_for_good_is_told(visit: Visit, site: Site) -> None:
    site.pages["/feed"] = Page(status=301, headers={"Location": "/new"})
    site.pages["/new"] = Page(ATOM)
    assert "moved" in visit().notes


def test_settings_are_checked_before_anything_is_fetched(site: Site) -> None:
    for config in ({}, {"address": "not an address"}, {"address": site.url("/"), "unknown": 1}):
        with pytest.raises(SourceError) as caught:
            connectors()["feeds"].fetch(config, {}, outbound(site))
        assert caught.value.code is Code.CONFIG_INVALID
    assert site.requests == []


ARTICLE = "<html><body><nav>Menu</nav><article><h1>Kabar</h1>{}</article><footer>Kaki</footer></body></html>"
PARAGRAPHS = "".join(
    f"<p>Paragraf {n}: panitia membagikan jadwal pembersihan saluran air kepada seluruh warga desa, "
    "dan mengundang setiap keluarga untuk datang membawa alat sendiri pada hari Minggu pagi.</p>"
    for n in range(6)
)


def teaser(site: Site, number: int) -> str:
    return rss_item(number).replace("https://kabar.example", site.url("/a")).replace("dari desa.", "dari…")


def test_teasers_are_completed_where_asked(visit: Visit, site: Site) -> None:
    site.pages["/a/1"] = Page(ARTICLE.format(PARAGRAPHS).encode(), headers={"Content-Type": "text/html"})
    (item,) = visit(rss([teaser(site, 1)]), complete_teasers=True).items
    assert "Paragraf 5" in item.text
    assert "Menu" not in item.text
    assert visit(rss([teaser(site, 1)])).items[0].text == "Isi kabar nomor 1 dari…"


def test_teasers_stay_where_robots_forbids(visit: Visit, site: Site) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /a/\n")
    site.pages["/a/1"] = Page(ARTICLE.format(PARAGRAPHS).encode(), headers={"Content-Type": "text/html"})
    fetched = visit(rss([teaser(site, 1)]), complete_teasers=True)
    assert fetched.items[0].text == "Isi kabar nomor 1 dari…"
    assert fetched.notes == ["teasers_left:1"]
    assert site.paths() == ["/feed"]


def test_only_a_few_articles_are_fetched_a_visit(visit: Visit, site: Site) -> None:
    fetched = visit(rss([teaser(site, n) for n in range(9)]), complete_teasers=True)
    assert len(site.paths()) == 1 + 5
    assert len(fetched.items) == 9
    assert fetched.notes == ["teasers_left:9"]


def test_an_article_that_is_none_leaves_the_teaser(visit: Visit, site: Site) -> None:
    for body, kind in ((b"\0\xff" * 500, "text/html"), (b"%PDF", "application/pdf"), (b"", "text/html")):
        site.pages["/a/1"] = Page(body, headers={"Content-Type": kind})
        assert visit(rss([teaser(site, 1)]), complete_teasers=True).items[0].text.endswith("dari…")


def hours_ago(*hours: float) -> list[datetime]:
    return [NOW - timedelta(hours=hour) for hour in hours]


def test_a_lively_feed_is_asked_often_and_a_quiet_one_rarely() -> None:
    lively = next_visit(first_rate(hours_ago(*(n / 30 for n in range(30)))), None)
    quiet = next_visit(first_rate(hours_ago(0, 200, 400)), timedelta(hours=20))
    assert SHORTEST <= lively <= timedelta(minutes=10)
    assert quiet == LONGEST


def test_silence_slows_step_by_step_and_news_speeds_up_at_once() -> None:
    rate, wait = 6.0, timedelta(minutes=20)
    waits = []
    for _ in range(12):
        rate = learned_rate(rate, 0, wait)
        longer = next_visit(rate, wait)
        assert wait <= longer <= wait * 2
        wait = longer
        waits.append(wait)
    assert waits[-1] > timedelta(hours=8)
    assert next_visit(learned_rate(rate, 400, wait), wait) < timedelta(minutes=30)


def test_the_wish_of_the_feed_is_honoured_up_to_an_hour(visit: Visit) -> None:
    lively = [rss_item(n, date=f"2027-02-14T11:{n:02d}:00Z") for n in range(50)]
    assert visit(rss(lively)).next_after == SHORTEST
    assert visit(rss(lively, head="<ttl>30</ttl>")).next_after == timedelta(minutes=30)
    period = "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
    assert visit(rss(lively, head=period)).next_after == timedelta(minutes=15)
    assert visit(rss(lively, head="<sy:updatePeriod>weekly</sy:updatePeriod>")).next_after == timedelta(
        hours=1
    )
    assert visit(rss(lively, head="<ttl>99999999999</ttl>")).next_after == SHORTEST


@given(
    rate=st.floats(0, 1e9),
    previous=st.none() | st.timedeltas(timedelta(0), timedelta(days=400)),
    floor=st.floats(0, 1e12),
)
def test_the_pace_stays_within_its_bounds(rate: float, previous: timedelta | None, floor: float) -> None:
    assert SHORTEST <= next_visit(rate, previous, floor) <= LONGEST
