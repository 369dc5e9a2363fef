"""Every page on a phone in the light and a laptop in the dark: usable by everybody and never too wide."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Response

from tests.browser.axe import violations
from tests.browser.pages import PAGES, address

pytestmark = pytest.mark.browser

#: Bytes of a first visit, as they cross the line.
MOST_BYTES = 300_000


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_overflows(
    open_page: Callable[..., Page], log_in: Callable[..., Page], path: str
) -> None:
    account = PAGES[path]
    page = log_in(*account, width=360) if account else open_page(width=360)
    response = page.goto(address(page, path))
    assert response is not None
    assert response.status == 200
    assert_fits_everybody(page, path)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="dark")
    page.reload()  # colours that are still changing are no colours to judge
    assert_fits_everybody(page, path)


def assert_fits_everybody(page: Page, path: str) -> None:
    """The page as it is shown now breaks no rule and scrolls only downwards."""
    assert violations(page) == [], (path, page.viewport_size)
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert overflow <= 0, (path, page.viewport_size)


@pytest.mark.parametrize("path", ["/", "/narasi/", "/sumber/"])
def test_a_first_visit_is_light(log_in: Callable[..., Page], path: str) -> None:
    page = log_in("Administrator", "Mabes")
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(path, wait_until="load")
    assert sum(map(weight, responses)) < MOST_BYTES


def weight(response: Response) -> int:
    """Bytes that crossed the line: what the server said, or the body where it said nothing."""
    if "/events" in response.url:
        return 0
    return int(response.headers.get("content-length") or len(response.body()))
