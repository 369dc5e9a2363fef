"""The field officer's form without a line, in a real browser: nothing is lost, nothing is sent twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import APIResponse, Browser, BrowserContext, Page, Route, StorageState, expect

from tests.browser.conftest import Instance

pytestmark = pytest.mark.browser

FORM = "/kasus/lapangan/"
SENT = "#luring-antrean li[data-state=sent]"
WAITING = "#luring-antrean li[data-state=waiting]"


@pytest.fixture
def phone(
    browser: Browser, instance: Instance, log_in: Callable[..., Page]
) -> Iterator[Callable[..., BrowserContext]]:
    """A phone of a duty officer. Losing the line is an error on its console, so nobody listens to that."""
    contexts = []

    def switch_on() -> BrowserContext:
        state: StorageState = log_in("Petugas piket", "Polres").context.storage_state()
        context = browser.new_context(
            base_url=instance.url, viewport={"width": 360, "height": 740}, locale="id-ID", storage_state=state
        )
        contexts.append(context)
        return context

    yield switch_on
    for context in contexts:
        context.close()


def opened(context: BrowserContext) -> Page:
    """The form, kept on the phone."""
    page = context.new_page()
    page.goto(FORM)
    page.wait_for_selector("html[data-kept=yes]", state="attached")
    return page


def write(page: Page, title: str) -> None:
    """Fill the form in and send it."""
    page.fill("[name=title]", title)
    page.fill("[name=text]", "Terdengar di pasar pagi.")
    page.click("#lapangan-formulir button[type=submit]")


def sent_on_the_server(page: Page, title: str) -> int:
    """How many reports of this title the server has."""
    page.goto(FORM)
    return page.locator("#terkirim + ul a", has_text=title).count()


def test_a_report_written_without_a_line_is_sent_once_when_there_is_one(
    phone: Callable[..., BrowserContext],
) -> None:
    context = phone()
    page = opened(context)
    context.set_offline(True)
    page.reload()  # the form itself opens without a line
    write(page, "Kabar jembatan timbang ditutup untuk mobil logistik")
    expect(page.locator(WAITING)).to_contain_text("belum terkirim")
    page.reload()  # and the report survives closing the page
    expect(page.locator(WAITING)).to_have_count(1)

    context.set_offline(False)
    expect(page.locator(SENT)).to_have_count(1, timeout=15_000)
    expect(page.locator(WAITING)).to_have_count(0)
    assert sent_on_the_server(page, "Kabar jembatan timbang") == 1


def test_an_answer_that_got_lost_does_not_make_a_second_report(phone: Callable[..., BrowserContext]) -> None:
    page = opened(phone())
    lost: list[APIResponse] = []

    def lose_the_first(route: Route) -> None:
        if route.request.method != "POST" or lost:
            route.continue_()
            return
        lost.append(route.fetch())  # the server took it
        route.abort()  # the phone never heard

    page.route(lambda url: url.endswith(FORM), lose_the_first)
    write(page, "Kabar gudang kelurahan terbakar semalam")
    expect(page.locator(WAITING)).to_have_count(1)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator(SENT)).to_have_count(1, timeout=15_000)
    page.unroute_all()
    assert sent_on_the_server(page, "Kabar gudang kelurahan") == 1


def test_a_login_that_ended_keeps_the_report_and_asks(
    phone: Callable[..., BrowserContext], instance: Instance
) -> None:
    context = phone()
    page = opened(context)
    context.set_offline(True)
    write(page, "Kabar undian suara di balai desa dimulai lebih awal")
    expect(page.locator(WAITING)).to_have_count(1)
    context.clear_cookies()
    context.set_offline(False)
    expect(page.locator("#luring-masuk")).to_be_visible(timeout=15_000)
    expect(page.locator(WAITING)).to_have_count(1)
    with page.expect_response(lambda answer: answer.status == 401 and "hx-redirect" in answer.headers):
        page.evaluate("document.querySelector('[data-live]').dispatchEvent(new CustomEvent('sejuk:changed'))")
    expect(page.locator(WAITING)).to_have_count(1)

    page.click("#luring-masuk a")
    page.fill("input[name=login]", instance.email("Petugas piket", "Polres"))
    page.fill("input[name=password]", instance.password)
    page.click("main button[type=submit]")
    page.wait_for_url(f"**{FORM}")
    expect(page.locator(SENT)).to_have_count(1, timeout=15_000)


def test_a_colleague_on_the_same_phone_sends_nothing_in_anothers_name(
    phone: Callable[..., BrowserContext], instance: Instance
) -> None:
    context = phone()
    page = opened(context)
    context.set_offline(True)
    write(page, "Kabar surat suara tertukar antarkecamatan")
    context.clear_cookies()
    context.set_offline(False)
    page.goto("/akun/masuk/?next=/kasus/lapangan/")
    page.fill("input[name=login]", instance.email("Verifikator", "Polda"))
    page.fill("input[name=password]", instance.password)
    page.click("main button[type=submit]")
    page.wait_for_url(f"**{FORM}")
    expect(page.locator(WAITING)).to_contain_text("akun lain")
    expect(page.locator(WAITING)).not_to_contain_text("surat suara tertukar")
    assert sent_on_the_server(page, "Kabar surat suara tertukar") == 0
