"""Parts of a page that reload themselves, and what they leave alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.conftest import Instance

pytestmark = pytest.mark.browser

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


def test_the_next_step_stays_while_who_looks_is_asked_again(log_in: Callable[..., Page]) -> None:
    page = log_in("Petugas piket", "Polres")
    page.clock.install()
    page.goto("/kasus/?lingkup=unit")
    page.locator("#antrean li a").first.click()
    expect(page.locator("#next h2")).to_have_text("Yang perlu dilakukan")
    with page.expect_response(lambda answer: answer.url.endswith("/hadir/")):
        page.clock.fast_forward(21_000)
    page.clock.run_for(1_000)
    expect(page.locator("#melihat")).to_have_count(1)
    expect(page.locator("#next h2")).to_have_text("Yang perlu dilakukan")


def test_an_open_case_takes_over_what_a_colleague_does_and_keeps_the_focus(
    log_in: Callable[..., Page],
) -> None:
    page = log_in("Petugas piket", "Polres")
    page.add_init_script(STREAM)
    page.goto("/kasus/?lingkup=unit")
    page.locator("#antrean li a").first.click()
    second = page.locator("#next").get_by_role("link", name="Minta orang kedua")
    second.focus()
    page.evaluate("document.querySelector('#next').dataset.seen = 'yes'")
    page.evaluate(CHANGED.replace("sources", "cases"))
    expect(page.locator("#next[data-seen]")).to_have_count(0, timeout=15_000)
    expect(second).to_be_focused()
    expect(page.locator("#clocks")).to_have_count(1)
    expect(page.locator("#baru")).to_be_empty()


def test_parts_of_the_board_come_after_it_and_stay_live(log_in: Callable[..., Page]) -> None:
    page = log_in("Petugas piket", "Polres")
    page.add_init_script(STREAM)
    page.goto("/")
    duty, waiting = page.locator("section#piket.panel[data-live]"), page.locator("#menunggu[data-live]")
    expect(duty.get_by_role("link", name="Siapa bertugas di jajaran")).to_be_visible()
    expect(waiting.get_by_role("link", name="Lihat yang menunggu Anda")).to_have_count(0)
    page.evaluate("document.querySelector('#board').dataset.seen = 'yes'")
    page.evaluate(CHANGED)
    expect(page.locator("#board[data-seen]")).to_have_count(0, timeout=15_000)
    expect(duty.get_by_role("link", name="Siapa bertugas di jajaran")).to_be_visible()
    expect(waiting.get_by_role("link", name="Lihat yang menunggu Anda")).to_have_count(0)


@pytest.fixture
def tab(browser: Browser, log_in: Callable[..., Page], instance: Instance) -> Iterator[Callable[[], Page]]:
    """A page of an administrator. A refused part is an error on its console, so nobody listens to that."""
    state: StorageState = log_in("Administrator").context.storage_state()
    context = browser.new_context(base_url=instance.url, locale="id-ID", storage_state=state)
    context.add_init_script(STREAM)
    yield context.new_page
    context.close()


def test_a_login_that_ended_takes_nothing_that_was_written(
    tab: Callable[[], Page], instance: Instance
) -> None:
    page = tab()
    page.goto("/sumber/?keadaan=active")
    page.locator("#daftar-sumber h2 a").last.click()
    page.get_by_text("Jeda", exact=True).click()
    page.fill("#alasan-jeda", "Situsnya sedang dirawat")
    page.context.clear_cookies()
    page.evaluate("window.stream.heard({ data: 'duty' })")
    again = page.get_by_role("link", name="Masuk lagi di tab baru")
    expect(again).to_be_visible(timeout=15_000)
    expect(page.locator("#alasan-jeda")).to_have_value("Situsnya sedang dirawat")

    with page.expect_popup() as opened:
        again.click()
    opened.value.fill("input[name=login]", instance.email("Administrator"))
    opened.value.fill("input[name=password]", instance.password)
    opened.value.click("main button[type=submit]")
    opened.value.wait_for_url(lambda url: "/masuk" not in url)
    page.locator("form", has=page.locator("#alasan-jeda")).get_by_role("button").click()
    expect(page.locator("#sumber")).to_contain_text("Situsnya sedang dirawat")


def test_a_login_that_ended_leads_away_from_a_page_where_nothing_is_written(tab: Callable[[], Page]) -> None:
    page = tab()
    page.goto("/sumber/?keadaan=active")
    page.context.clear_cookies()
    page.evaluate(CHANGED)
    page.wait_for_url("**/akun/masuk/?next=/sumber/**")
