"""Looking names up ends in time, whatever the name service does."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.outbound import OutboundSettings, Response
from sejuk.sources.outbound.outbound import Outbound
from sejuk.sources.outbound.resolve import resolve

from ..site import LOOPBACK, Page, Site, outbound


def test_a_name_service_that_never_answers_is_left() -> None:
    released = threading.Event()

    def silent(*_: Any, **__: Any) -> list[Any]:
        released.wait(30)
        return []

    with pytest.raises(SourceError) as caught:
        resolve(silent, "berita.example", 443, 0.05)
    released.set()
    assert caught.value.code is Code.NAME_NOT_FOUND


@pytest.mark.parametrize("answer", [[], [(2, 1, 6, "", ("not an address", 80))]])
def test_a_name_without_a_usable_address_is_not_reached(answer: list[Any]) -> None:
    with pytest.raises(SourceError) as caught:
        outbound(resolver=lambda *_, **__: answer).get("http://berita.example/", robots=False)
    assert caught.value.code in {Code.NAME_NOT_FOUND, Code.PRIVATE_ADDRESS}


def test_a_name_of_another_script_is_asked_for_in_its_encoded_form() -> None:
    asked: list[str] = []

    def noting(host: str, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        return []

    with pytest.raises(SourceError):
        outbound(resolver=noting).get("http://bücher.example/", robots=False)
    assert asked == ["xn--bcher-kva.example"]


def test_nobody_listening_is_a_failed_connection(site: Site) -> None:
    port = site.port
    guarded = Outbound("", OutboundSettings(ports=frozenset({port})), allow_private=LOOPBACK)
    site.pages["/"] = Page(b"ok")
    assert guarded.get(site.url("/"), robots=False).status == 200
    with pytest.raises(SourceError) as caught:
        # 127.0.0.3 is this machine too, but the site is not bound to it.
        Outbound("", OutboundSettings(ports=frozenset({port})), allow_private=LOOPBACK).get(
            f"http://127.0.0.3:{port}/", robots=False
        )
    assert caught.value.code is Code.CONNECTION_FAILED


@pytest.mark.parametrize(
    ("header", "media_type", "charset"),
    [
        ("text/html", "text/html", None),
        ("Text/XML; charset=UTF-8", "text/xml", "utf-8"),
        ("text/xml; q=1; Charset='latin-1'", "text/xml", "latin-1"),
        ("text/xml; charset=", "text/xml", None),
        ("", "", None),
    ],
)
def test_the_type_and_character_set_of_an_answer(header: str, media_type: str, charset: str | None) -> None:
    response = Response("https://kabar.example/", 200, {"content-type": header}, b"")
    assert (response.media_type, response.charset) == (media_type, charset)


def test_an_answer_does_not_print_its_address_or_body() -> None:
    printed = repr(Response("https://kabar.example/@seseorang", 200, {}, b"rahasia"))
    assert "seseorang" not in printed
    assert "rahasia" not in printed
