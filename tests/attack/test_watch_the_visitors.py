"""The operator wishes to know who reads what; a stranger turns the public side against its readers."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings

from tests.desk.addresses import ADDRESSES
from tests.desk.examples import Examples
from tests.desk.listening.test_attacks import dumped
from tests.desk.office import Desk

#: Pages whose form changes something: a word against forged forms is needed, and it lives in a cookie.
FORMS = {
    "account_login",
    "account_reset_password",
    "account_reset_password_from_key",
    "account_inactive",
    "invitation_accept",
    "cases:report",
    "cases:follow",
    "cases:appeal",
    "review:complain",
    "network:consent",
    "network:decline",
    "network:own",
    "network:leave",
    "network:kit",
    "network:receive",
    "engagements:invitation",
    "engagements:invitation_answer",
    "engagements:check_in",
    "engagements:ask",
    "engagements:open_meeting",
    "publishing:subscribe",
    "publishing:confirm",
    "publishing:leave",
    "responses:partner",
}
SECRET = "gudang kelurahan Kenanga disusupi tengah malam"
#: What a browser fetches or sends by itself, and where forms lead.
LOADS = {"script": "src", "img": "src", "iframe": "src", "link": "href", "form": "action", "source": "src"}


class Loaded(HTMLParser):
    """Addresses that a page makes the browser ask, or sends its forms to."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is loaded."""
        said = dict(attrs)
        name = LOADS.get(tag)
        if name and said.get(name) and said.get("rel") not in {"canonical", "alternate"}:
            self.addresses.append(str(said[name]))
        assert "style" not in said
        assert not [one for one in said if one.startswith("on")]


def public_pages(examples: Examples) -> Iterator[tuple[str, Any]]:
    """Name and answer of each page that opens for a stranger, in a browser that was never here."""
    for address in ADDRESSES:
        if address.stranger == 200 and not address.post:
            yield address.name, Client().get(examples.url(address.name))


def test_reading_leaves_no_cookie(examples: Examples) -> None:
    found = {name: list(answer.cookies) for name, answer in public_pages(examples) if answer.cookies}
    assert set(found) <= FORMS, found
    assert {name for names in found.values() for name in names} <= {"csrftoken", "messages"}


def test_no_page_of_the_public_loads_anything_from_elsewhere(examples: Examples) -> None:
    elsewhere = {}
    for name, answer in public_pages(examples):
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        page = Loaded()
        page.feed(answer.content.decode())
        strange = [one for one in page.addresses if not re.match(r"^(?:/(?!/)|\?|#|data:|$)", one)]
        if strange:
            elsewhere[name] = strange
    assert elsewhere == {}


def test_the_policy_lets_no_page_load_anything_from_elsewhere(examples: Examples) -> None:
    for name, answer in public_pages(examples):
        policy = answer.headers.get("Content-Security-Policy", "")
        assert "default-src 'none'" in policy, name
        assert "connect-src 'self'" in policy, name
        assert "form-action 'self'" in policy, name


def test_nothing_but_the_widget_can_be_framed(examples: Examples) -> None:
    open_to_frames = [
        name
        for name, answer in public_pages(examples)
        if "frame-ancestors 'none'" not in answer.headers["Content-Security-Policy"]
        or answer.headers.get("X-Frame-Options") != "DENY"
    ]
    assert open_to_frames == ["portal:widget"]


@pytest.mark.parametrize("way", ["post", "get", "share", "carry"])
def test_what_somebody_checks_is_kept_nowhere(desk: Desk, caplog: pytest.LogCaptureFixture, way: str) -> None:
    caplog.set_level(logging.DEBUG)
    visitor = Client()
    for _time in range(2):
        if way == "get":
            answer = visitor.get("/cek/", {"q": SECRET})
        elif way == "share":
            answer = visitor.post("/cek/", {"title": "", "text": SECRET, "url": ""})
        else:
            answer = visitor.post("/cek/lapor/" if way == "carry" else "/cek/", {"q": SECRET})
        assert answer.status_code == 200
    assert SECRET not in dumped()
    assert "Kenanga" not in dumped()
    assert "Kenanga" not in caplog.text
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_question_in_an_address_is_not_told_to_the_next_page(desk: Desk) -> None:
    assert Client().get("/cek/", {"q": SECRET}).headers["Referrer-Policy"] == "origin"


def test_a_question_that_fails_is_not_logged_either(
    desk: Desk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str) -> None:
        raise RuntimeError("the index is broken")

    monkeypatch.setattr("sejuk.desk.portal.views.checking.nearest_to", broken)
    visitor = Client(raise_request_exception=False)
    assert visitor.post("/cek/", {"q": SECRET}).status_code == 500
    assert visitor.get("/cek/", {"q": SECRET}).status_code == 500
    assert "Kenanga" not in caplog.text


def test_the_server_writes_no_log_of_who_asked_what() -> None:
    from sejuk.runtime.services import web

    assert not [word for word in web("127.0.0.1", 8000).command if "access-log" in word]
    assert "django.server" not in str(settings.LOGGING)


@pytest.mark.parametrize(
    "typed",
    [
        '<script>alert("x")</script> dan seterusnya',
        '"><img src=x onerror=alert(1)> dan seterusnya',
        "</textarea><script>alert(1)</script> lalu",
        "{{ settings.SECRET_KEY }} {% debug %} lalu",
        "javascript:alert(document.cookie)//////",
        "https://evil.example/?<script>alert(1)</script>",
    ],
)
@pytest.mark.parametrize("path", ["/cek/", "/cek/lapor/", "/en/cek/"])
def test_what_is_typed_is_only_ever_shown_as_text(desk: Desk, typed: str, path: str) -> None:
    page = Client().post(path, {"q": typed}).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert f'href="{typed}' not in page
    assert str(settings.SECRET_KEY) not in page
    if path.endswith("/cek/"):
        assert html.escape(typed) in page


@pytest.mark.parametrize(
    "typed",
    ["x" * 100_000, "\x00" * 20, "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16") * 500,
     "\u202e" * 50, "' OR 1=1; -- " * 9, "%" * 200, "\\" * 200, "٣" * 60, " " * 300, "\n" * 300],
    ids=["long", "nul", "emoji", "turned", "sql", "percent", "backslash", "arabic", "blank", "lines"],
)  # fmt: skip
def test_garbage_breaks_nothing(desk: Desk, typed: str) -> None:
    visitor = Client()
    assert visitor.post("/cek/", {"q": typed}).status_code in {200, 422}
    assert visitor.get("/cek/", {"q": typed[:4000]}).status_code in {200, 422}
    assert visitor.post("/cek/lapor/", {"q": typed}).status_code == 200
    assert visitor.get("/klarifikasi/", {"kata": typed[:4000]}).status_code == 200
    assert visitor.post("/belajar/memeriksa-klaim/", {"q0": typed}).status_code == 200


@pytest.mark.parametrize("number", ["0", "9" * 30, "-1", "%00", "1.5", "٣"])
def test_no_number_breaks_a_page(desk: Desk, number: str) -> None:
    assert Client(raise_request_exception=False).get(f"/klarifikasi/{number}/").status_code == 404


def test_a_crowd_of_machines_waits_and_its_network_is_not_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sejuk.desk.portal.views.checking.AN_HOUR", 3)
    machine = Client(REMOTE_ADDR="203.0.113.77")
    assert [machine.post("/cek/", {"q": SECRET}).status_code for _time in range(5)][-2:] == [429, 429]
    assert Client(REMOTE_ADDR="198.51.100.3").post("/cek/", {"q": SECRET}).status_code == 200
    assert "203.0.113.77" not in dumped()


@override_settings(SITE_URL="")
def test_a_made_up_host_is_refused(desk: Desk) -> None:
    answer = Client(raise_request_exception=False).get("/publik/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
