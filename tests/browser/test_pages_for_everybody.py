"""Every page of the desk, at phone and laptop width, light and dark: axe finds nothing, nothing overflows, and it is light."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

#: Bytes of a first visit, as they cross the line.
MOST_BYTES = 300_000


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_overflows(log_in: Callable[..., Page], path: str) -> None:
    for width, dark in ((360, False), (1280, True)):
        page = log_in("Administrator", "Mabes", width=width, dark=dark)
        page.goto(path)
        assert violations(page) == [], (path, width, dark)
        overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0, (path, width)


@pytest.mark.parametrize("path", ["/", "/narasi/", "/akun/masuk/", "/sumber-publik/"])
def test_a_first_visit_is_light(log_in: Callable[..., Page], path: str) -> None:
    page = log_in("Petugas piket", "Polres")
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto(path, wait_until="load")
    assert 0 < sum(sizes) < MOST_BYTES
