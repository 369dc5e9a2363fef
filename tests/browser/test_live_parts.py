"""Parts of a page that reload themselves, and what they leave alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

#: A stream that speaks when the test says so.
STREAM = """window.EventSource = class {
  constructor() { window.stream = this; }
  addEventListener(_name, heard) { this.heard = heard; }
};"""
CHANGED = "window.stream.heard({ data: 'sources' })"


def test_a_reason_half_written_is_not_swapped_away(log_in: Callable[..., Page]) -> None:
    page = log_in("Administrator")
    page.add_init_script(STREAM)
    page.goto("/sumber/?keadaan=active")
    page.locator("#daftar-sumber h2 a").first.click()
    page.get_by_text("Jeda", exact=True).click()
    page.fill("#alasan-jeda", "Situsnya sedang")
    page.evaluate("document.querySelector('#sumber').dataset.seen = 'yes'")
    page.evaluate(CHANGED)
    page.wait_for_timeout(1500)
    expect(page.locator("#alasan-jeda")).to_have_value("Situsnya sedang")

    page.fill("#alasan-jeda", "")
    page.get_by_text("Jeda", exact=True).click()
    expect(page.locator("#sumber[data-seen]")).to_have_count(0, timeout=15_000)
