"""We ask as a good guest does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.outbound import Outbound
from sejuk.sources.outbound.settings import OutboundSettings
from sejuk.sources.outbound.turns import Turns

from ..site import Page, Request, Site, outbound


class Clock:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def polite(site: Site, clock: Clock, **settings: Any) -> Outbound:
    return outbound(site, settings=settings, monotonic=clock, sleep=clock.sleep)


def code_of(guarded: Outbound, url: str) -> Code:
    with pytest.raises(SourceError) as caught:
        guarded.get(url)
    return caught.value.code


def test_the_user_agent_names_us_and_whom_to_write_to(site: Site) -> None:
    site.pages["/"] = Page(b"ok")
    outbound(site).get(site.url("/"))
    agents = {request.headers["user-agent"] for request in site.requests}
    assert len(agents) == 1
    assert agents.pop().startswith("Sejuk/")
    assert site.requests[0].headers["user-agent"].endswith("(+humas@contoh.id)")


def test_a_contact_cannot_smuggle_headers() -> None:
    assert "\r" not in Outbound("a@b.id\r\nX-Evil: 1").user_agent
    assert "\n" not in Outbound("a@b.id\r\nX-Evil: 1").user_agent


def test_no_cookies_are_kept(site: Site) -> None:
    site.pages["/"] = Page(b"ok", headers={"Set-Cookie": "id=1"})
    guarded = outbound(site)
    guarded.get(site.url("/"))
    guarded.get(site.url("/"))
    assert all("cookie" not in request.headers for request in site.requests)


def test_two_requests_to_a_host_keep_their_distance(site: Site, clock: Clock) -> None:
    site.pages["/"] = Page(b"ok")
    guarded = polite(site, clock, min_delay_seconds=2.0)
    guarded.get(site.url("/"), robots=False)
    guarded.get(site.url("/"), robots=False)
    assert clock.slept == [2.0]


def test_a_crawl_delay_is_kept(site: Site, clock: Clock) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 7\n")
    site.pages["/"] = Page(b"ok")
    guarded = polite(site, clock, min_delay_seconds=1.0)
    guarded.get(site.url("/"))
    guarded.get(site.url("/"))
    assert clock.slept == [1.0, 7.0]


def test_an_endless_crawl_delay_is_bounded(site: Site, clock: Clock) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 86400\n")
    site.pages["/"] = Page(b"ok")
    guarded = polite(site, clock)
    guarded.get(site.url("/"))
    guarded.get(site.url("/"))
    assert clock.slept == [30.0]


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_in_seconds_is_honoured(site: Site, clock: Clock, status: int) -> None:
    site.pages["/"] = Page(status=status, headers={"Retry-After": "3600"})
    guarded = polite(site, clock)
    with pytest.raises(SourceError) as caught:
        guarded.get(site.url("/"), robots=False)
    assert caught.value.code is Code.BUSY
    assert caught.value.retry_after == timedelta(hours=1)
    assert code_of(guarded, site.url("/other")) is Code.BUSY
    assert len(site.requests) == 1, "the host was left alone"


def test_retry_after_as_a_date_is_honoured(site: Site, clock: Clock) -> None:
    site.pages["/"] = Page(status=429, headers={"Retry-After": "Sun, 14 Feb 2027 10:30:00 GMT"})
    guarded = outbound(
        site, monotonic=clock, sleep=clock.sleep, now=lambda: datetime(2027, 2, 14, 10, 0, tzinfo=UTC)
    )
    with pytest.raises(SourceError) as caught:
        guarded.get(site.url("/"), robots=False)
    assert caught.value.retry_after == timedelta(minutes=30)


@pytest.mark.parametrize("nonsense", ["soon", "-5", "1e99", "Sun, 99 Feb 2027", ""])
def test_an_unusable_retry_after_means_a_pause_of_ours(site: Site, clock: Clock, nonsense: str) -> None:
    site.pages["/"] = Page(status=429, headers={"Retry-After": nonsense})
    with pytest.raises(SourceError) as caught:
        polite(site, clock).get(site.url("/"), robots=False)
    assert caught.value.retry_after == timedelta(minutes=1)


def test_nobody_can_send_us_away_for_ever(site: Site, clock: Clock) -> None:
    site.pages["/"] = Page(status=429, headers={"Retry-After": "999999999"})
    with pytest.raises(SourceError) as caught:
        polite(site, clock).get(site.url("/"), robots=False)
    assert caught.value.retry_after == timedelta(days=1)


def test_pauses_grow_while_a_host_stays_busy_and_end_when_it_answers(site: Site, clock: Clock) -> None:
    site.pages["/"] = Page(status=503)
    guarded = polite(site, clock)
    pauses = []
    for _ in range(3):
        with pytest.raises(SourceError) as caught:
            guarded.get(site.url("/"), robots=False)
        pauses.append(caught.value.params["seconds"])
        clock.time += 4000
    site.pages["/"] = Page(b"ok")
    guarded.get(site.url("/"), robots=False)
    site.pages["/"] = Page(status=503)
    with pytest.raises(SourceError) as caught:
        guarded.get(site.url("/"), robots=False)
    assert [*pauses, caught.value.params["seconds"]] == [60, 120, 240, 60]


def test_only_one_request_at_a_time_goes_to_a_host(clock: Clock) -> None:
    turns = Turns(OutboundSettings(patience_seconds=0.05), clock, clock.sleep)
    with turns.turn("berita.example"):
        with pytest.raises(SourceError) as caught, turns.turn("berita.example"):
            pytest.fail("two turns at once")
        with turns.turn("other.example"):
            pass
    assert caught.value.code is Code.BUSY


def test_hosts_are_forgotten_before_they_fill_the_memory(clock: Clock) -> None:
    turns = Turns(OutboundSettings(), clock, clock.sleep)
    for number in range(10_000):
        with turns.turn(f"{number}.example"):
            pass
        clock.time += 10
    assert len(turns._hosts) <= 4096


def test_what_robots_forbids_is_not_fetched(site: Site) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /private\nAllow: /private/feed\n")
    site.pages["/private/feed"] = site.pages["/open"] = Page(b"ok")
    guarded = outbound(site)
    assert code_of(guarded, site.url("/private/page")) is Code.ROBOTS_FORBIDDEN
    assert guarded.get(site.url("/private/feed")).body == b"ok"
    assert guarded.get(site.url("/open")).body == b"ok"
    assert site.paths() == ["/private/feed", "/open"]


def test_robots_may_name_us(site: Site) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow:\n\nUser-agent: Sejuk\nDisallow: /\n")
    assert code_of(outbound(site), site.url("/")) is Code.ROBOTS_FORBIDDEN


def test_robots_is_asked_again_after_a_redirect(site: Site) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /closed\n")
    site.pages["/"] = Page(status=302, headers={"Location": "/closed"})
    assert code_of(outbound(site), site.url("/")) is Code.ROBOTS_FORBIDDEN


def test_robots_is_read_once_a_day(site: Site, clock: Clock) -> None:
    site.pages["/"] = Page(b"ok")
    site.pages["/robots.txt"] = Page(b"User-agent: *\nAllow: /\n")
    guarded = polite(site, clock)
    for _ in range(3):
        guarded.get(site.url("/"))
    assert len(site.requests) - len(site.paths()) == 1
    clock.time += 24 * 3600 + 1
    guarded.get(site.url("/"))
    assert len(site.requests) - len(site.paths()) == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418])
def test_without_robots_everything_is_allowed(site: Site, status: int) -> None:
    site.pages["/robots.txt"] = Page(status=status)
    site.pages["/"] = Page(b"ok")
    assert outbound(site).get(site.url("/")).body == b"ok"


def test_while_robots_cannot_be_read_nothing_is_fetched(site: Site, clock: Clock) -> None:
    site.pages["/robots.txt"] = Page(status=500)
    site.pages["/"] = Page(b"ok")
    guarded = polite(site, clock)
    assert code_of(guarded, site.url("/")) is Code.ROBOTS_UNREACHABLE
    site.pages["/robots.txt"] = Page(b"")
    assert code_of(guarded, site.url("/")) is Code.ROBOTS_UNREACHABLE
    clock.time += 601
    assert guarded.get(site.url("/")).body == b"ok"


def test_a_huge_robots_is_read_as_far_as_it_must_be(site: Site) -> None:
    filler = b"# nothing\n" * 100_000
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /early\n" + filler + b"Disallow: /late\n")
    site.pages["/late"] = Page(b"ok")
    guarded = outbound(site)
    assert code_of(guarded, site.url("/early")) is Code.ROBOTS_FORBIDDEN
    assert guarded.get(site.url("/late")).body == b"ok"


def test_a_page_in_place_of_robots_forbids_nothing(site: Site) -> None:
    site.pages["/robots.txt"] = Page(b"<html><body>Disallow: everything</body></html>\xff\xfe\0")
    site.pages["/"] = Page(b"ok")
    assert outbound(site).get(site.url("/")).body == b"ok"


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (401, Code.LOGIN_REQUIRED),
        (403, Code.REFUSED),
        (404, Code.NOT_FOUND),
        (410, Code.GONE),
        (451, Code.REFUSED),
        (500, Code.SERVER_ERROR),
        (502, Code.SERVER_ERROR),
        (302, Code.BROKEN_RESPONSE),
        (304, Code.BROKEN_RESPONSE),
    ],
)
def test_every_status_has_its_meaning(site: Site, status: int, code: Code) -> None:
    site.pages["/"] = Page(status=status)
    assert code_of(outbound(site), site.url("/")) is code


def test_not_modified_answers_a_condition(site: Site) -> None:
    def conditional(request: Request) -> Page:
        return Page(status=304) if request.headers.get("if-none-match") == '"1"' else Page(b"new")

    site.pages["/"] = conditional
    assert outbound(site).get(site.url("/"), {"If-None-Match": '"1"'}).not_modified
    assert outbound(site).get(site.url("/"), {"If-None-Match": '"0"'}).body == b"new"
