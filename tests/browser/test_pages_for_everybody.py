"""Every page on a phone in the light and a laptop in the dark: usable by everybody and never too wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Response

from tests.browser.axe import violations
from tests.browser.pages import PAGES, address

pytestmark = pytest.mark.browser

#: Bytes of a first visit, as they cross the line.
MOST_BYTES = 300_000
#: Width in pixels, and whether in the dark.
LOOKS = ((360, False), (1280, True))


def _looks() -> Iterator[object]:
    """Every page in every look; a quick run sees each page in one of them, as a page takes seconds."""
    for place, path in enumerate(PAGES):
        for number, (width, dark) in enumerate(LOOKS):
            marks = () if number == place % len(LOOKS) else (pytest.mark.slow,)
            yield pytest.param(path, width, dark, marks=marks, id=f"{path}-{width}")


@pytest.mark.parametrize(("path", "width", "dark"), list(_looks()))
def test_axe_finds_nothing_and_nothing_overflows(
    open_page: Callable[..., Page], log_in: Callable[..., Page], path: str, width: int, dark: bool
) -> None:
    account = PAGES[path]
    page = (log_in if account else open_page)(*(account or ()), width=width, dark=dark)
    response = page.goto(address(page, path))
    assert response is not None
    assert response.status == 200
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
