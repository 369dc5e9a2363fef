"""A duty officer's shift in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_from_the_board_to_a_narrative_and_back_by_keyboard(log_in: Callable[..., Page]) -> None:
    page = log_in("Petugas piket", "Polres")
    page.goto("/narasi/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/narasi/*/")
    expect(page.locator("h1")).not_to_be_empty()


def test_the_board_moves_without_reloading(log_in: Callable[..., Page]) -> None:
    page = log_in("Pimpinan humas", "Polda")
    page.goto("/")
    page.evaluate("window.stayed = true")
    with page.expect_response(lambda r: r.request.headers.get("hx-request") == "true", timeout=60_000):
        pass
    assert page.evaluate("window.stayed")


def test_without_javascript_the_list_can_still_be_filtered(log_in: Callable[..., Page]) -> None:
    page = log_in("Verifikator", "Polda", javascript=False)
    page.goto("/narasi/")
    page.click("main form button[type=submit]")
    assert "/narasi/?" in page.url
    expect(page.locator("h1")).to_be_visible()


def test_a_stranger_reaches_only_what_is_public(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto("/narasi/")
    assert "/akun/masuk/" in page.url
    page.goto("/sumber-publik/")
    expect(page.locator("h1")).to_be_visible()
