"""Fetch a public page once and read it: text without authors, title, facts, picture, archive."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any

import sejuk
from sejuk.desk.cases.evidence.addresses import link_of
from sejuk.desk.cases.evidence.archive import archive_of
from sejuk.desk.cases.evidence.authors import nameless, without_authors
from sejuk.desk.cases.evidence.browser import shoot
from sejuk.desk.cases.evidence.files import UnusableError, picture_part
from sejuk.desk.cases.evidence.manifest import Part
from sejuk.desk.cases.evidence.words import NO_TEXT, NOT_A_PAGE, NOT_ASKED
from sejuk.desk.organisation.models import Office
from sejuk.sources.cleaning import plain_line
from sejuk.sources.errors import Code, SourceError
from sejuk.sources.feeds.document import asks_for_login, decode
from sejuk.sources.feeds.teasers import extract
from sejuk.sources.outbound import Outbound, OutboundSettings, Response

_PAGES = {"text/html", "application/xhtml+xml"}
_PICTURES = {"image/jpeg", "image/png", "image/webp"}
_MAX_PAGE = 5_000_000
#: Headers of the answer that are kept: when and as what it was served, nothing about a visitor.
_FACTS = ("content-type", "last-modified", "etag", "date", "content-language")


class CaptureError(Exception):
    """A page that cannot be kept; ``code`` is one of ``words``. ``passing`` says that waiting may help."""

    def __init__(
        self, code: str, *, passing: bool = False, params: dict[str, str | int] | None = None
    ) -> None:
        super().__init__(code)
        self.code, self.passing, self.params = code, passing, params or {}


@dataclass(frozen=True, slots=True)
class Captured:
    """Parts, and what the manifest says of them besides."""

    parts: list[Part]
    facts: dict[str, Any]


def capture_page(url: str, outbound: Outbound, *, whole: bool, public_voice: bool) -> Captured:
    """Fetch the page at the canonical ``url``. Raises nothing but :class:`CaptureError`.

    ``whole`` keeps an archive too. robots.txt is not asked: a person asked for this one page by hand.
    """
    try:
        answer = outbound.get(link_of(url), max_bytes=_MAX_PAGE, robots=False)
    except SourceError as error:
        raise CaptureError(error.code.value, passing=error.passing, params=error.params) from error
    if answer.media_type in _PAGES:
        return _page(answer, outbound, whole=whole)
    if public_voice and answer.media_type in _PICTURES:
        return _picture(answer)
    if public_voice and answer.media_type == "application/pdf" and answer.body.startswith(b"%PDF-"):
        part = Part("dokumen.pdf", "application/pdf", answer.body)
        return Captured([part], _facts(answer, "", NOT_ASKED, ""))
    raise CaptureError(NOT_A_PAGE)


def _page(answer: Response, outbound: Outbound, *, whole: bool) -> Captured:
    page = decode(answer.body, answer.charset)
    if asks_for_login(page):
        raise CaptureError(Code.LOGIN_REQUIRED.value)
    clean = without_authors(page)
    text = nameless(extract(clean))
    if not text:
        raise CaptureError(NO_TEXT)
    shot = shoot(page, answer.url, outbound)
    parts = [Part("teks.txt", "text/plain; charset=utf-8", text.encode())]
    if shot.picture:
        parts.append(Part("gambar.jpg", "image/jpeg", shot.picture))
    if whole:
        parts.append(Part("arsip.warc.gz", "application/warc", archive_of(answer, outbound.user_agent)))
    return Captured(parts, _facts(answer, nameless(_title(clean)), shot.why, shot.browser))


def _picture(answer: Response) -> Captured:
    try:
        return Captured([picture_part(answer.body)], _facts(answer, "", NOT_ASKED, ""))
    except UnusableError as error:
        raise CaptureError(NOT_A_PAGE) from error


def _title(page: str) -> str:
    start = page.lower().find("<title")
    inside = page[page.find(">", start) + 1 : page.lower().find("</title", start)] if start >= 0 else ""
    return plain_line(inside)


def _facts(answer: Response, title: str, why_no_picture: str, browser_name: str) -> dict[str, Any]:
    headers = {name: answer.headers[name][:200] for name in _FACTS if name in answer.headers}
    return {
        "title": title,
        "http": {"status": answer.status, **headers},
        "picture": why_no_picture or "taken",
        "tools": {"sejuk": sejuk.__version__, "trafilatura": version("trafilatura"), "browser": browser_name},
    }


def outbound() -> Outbound:
    """The way out for pages that a person asked for: short pauses, because one page has many parts."""
    return _outbound(Office.objects.get().contact)


@cache
def _outbound(contact: str) -> Outbound:
    settings = OutboundSettings(total_seconds=20, patience_seconds=10, min_delay_seconds=0.1)
    return Outbound(contact, settings)
