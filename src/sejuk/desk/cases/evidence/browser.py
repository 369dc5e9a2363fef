"""A picture of a page in a real browser that reaches nothing but what our outbound guard fetched for it.

The page is the one that was fetched already, with authors blurred and nothing that runs. Scripts, frames,
sockets and downloads are off; every style sheet, font and picture goes through the guard, within a budget;
the browser's own network leads to a dead end.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from django.conf import settings

from sejuk.desk.cases.evidence.authors import blurred
from sejuk.desk.cases.evidence.words import BROWSER_FAILED, NO_BROWSER
from sejuk.sources.errors import SourceError
from sejuk.sources.outbound import Outbound

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

logger = logging.getLogger(__name__)

WIDTH, HEIGHT = 1280, 1600
#: Longer pages are cut here, in pixels.
MAX_HEIGHT = 8000
#: Seconds for everything, and what one page may ask for.
SECONDS = 45.0
MOST_REQUESTS = 60
MOST_BYTES = 30_000_000
_KINDS = {"stylesheet", "image", "font"}
#: Nothing listens at port 9: what the guard did not fetch is not fetched.
_FLAGS = [
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
]


@dataclass(frozen=True, slots=True)
class Shot:
    """A JPEG, or why there is none (a code of ``words``); ``browser`` names what made it."""

    picture: bytes = b""
    why: str = ""
    browser: str = ""


def is_there() -> bool:
    """Whether this server can take pictures."""
    return bool(settings.BROWSER) and find_spec("playwright") is not None


def shoot(page: str, address: str, outbound: Outbound) -> Shot:
    """Picture of the fetched ``page``. Never raises: a capture without a picture is still one."""
    if not is_there():
        return Shot(why=NO_BROWSER)
    document = blurred(page, address)
    try:
        return _shoot(document, address, outbound) if document else Shot(why=BROWSER_FAILED)
    except Exception as error:  # noqa: BLE001 – a browser fails in any way; the text must not be lost with it
        logger.warning("no picture: %s", type(error).__name__)
        return Shot(why=BROWSER_FAILED)


def _shoot(document: str, address: str, outbound: Outbound) -> Shot:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=settings.BROWSER,
            args=_flags(),
            timeout=SECONDS * 1000,
            chromium_sandbox=not _is_root(),
        )
        try:
            name = f"Chromium {browser.version}"
            return Shot(_picture(browser, document, Guard(document, address, outbound)), browser=name)
        finally:
            browser.close()


def _picture(browser: Browser, document: str, guard: Guard) -> bytes:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        java_script_enabled=False,
        service_workers="block",
        accept_downloads=False,
        offline=False,
        locale="id-ID",
    )
    context.set_default_timeout(SECONDS * 1000)
    context.route("**/*", guard.answer)
    context.route_web_socket("**/*", lambda socket: socket.close())
    page = context.new_page()
    page.goto(guard.address, wait_until="load")
    height = page.evaluate("document.documentElement.scrollHeight")
    clip: Any = {"x": 0, "y": 0, "width": WIDTH, "height": max(1, min(int(height), MAX_HEIGHT))}
    return page.screenshot(type="jpeg", quality=80, full_page=True, clip=clip)


@dataclass
class Guard:
    """Answers what the browser asks for: the document once, its parts through the outbound guard."""

    document: str
    address: str
    outbound: Outbound
    requests: int = 0
    bytes: int = 0
    began: float = field(default_factory=time.monotonic)

    def answer(self, route: Route) -> None:
        """Give the document or a part; refuse everything else."""
        request = route.request
        if request.resource_type == "document" and self.requests == 0:
            self.requests = 1
            body = self.document.encode("utf-8", "replace")
            route.fulfill(status=200, content_type="text/html; charset=utf-8", body=body)
        elif request.method != "GET" or request.resource_type not in _KINDS or not self._may():
            route.abort()
        else:
            self._fetch(route)

    def _may(self) -> bool:
        self.requests += 1
        spent = time.monotonic() - self.began
        return self.requests <= MOST_REQUESTS and self.bytes < MOST_BYTES and spent < SECONDS * 0.6

    def _fetch(self, route: Route) -> None:
        try:
            found = self.outbound.get(route.request.url, robots=False)
        except SourceError:
            route.abort()
            return
        self.bytes += len(found.body)
        route.fulfill(
            status=200, content_type=found.media_type or "application/octet-stream", body=found.body
        )


def _flags() -> list[str]:
    return [*_FLAGS, "--no-sandbox"] if _is_root() else _FLAGS


def _is_root() -> bool:
    import os

    return hasattr(os, "geteuid") and os.geteuid() == 0
