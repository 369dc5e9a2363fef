"""An activity reported on a phone without a line, with a photo: sent once, its faces blurred, added up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, StorageState, expect

from tests.browser.conftest import Instance
from tests.desk.photos.drawn import file_of, scene

pytestmark = pytest.mark.browser

FORM = "/giat/lapor/"
SENT = "#luring-antrean li[data-state=sent]"
WAITING = "#luring-antrean li[data-state=waiting]"
RESULT = "Tiga kabar tentang jadwal diluruskan di balai desa"


@pytest.fixture
def phone(browser: Browser, instance: Instance, log_in: Callable[..., Page]) -> Iterator[BrowserContext]:
    """A phone of a duty officer. Losing the line is an error on its console, so nobody listens to that."""
    state: StorageState = log_in("Petugas piket", "Polres").context.storage_state()
    context = browser.new_context(
        base_url=instance.url, viewport={"width": 360, "height": 740}, locale="id-ID", storage_state=state
    )
    yield context
    context.close()


def fill(page: Page) -> None:
    """A minute's work."""
    page.fill("[name=result]", RESULT)
    page.click("#giat-formulir summary")
    page.fill("[name=count_rumours_corrected]", "3")
    photo: FilePayload = {
        "name": "IMG_7.jpg",
        "mimeType": "image/jpeg",
        "buffer": file_of(scene()[0], gps=True),
    }
    page.set_input_files("[name=photo]", photo)
    page.fill("[name=photo_alt]", "Dialog di balai desa")
    page.click("#giat-formulir button[type=submit]")


def test_it_waits_on_the_phone_and_is_sent_once_with_its_photo(phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(FORM)
    page.wait_for_selector("html[data-kept=yes]", state="attached")
    phone.set_offline(True)
    page.reload()
    fill(page)
    expect(page.locator(WAITING)).to_contain_text(RESULT)
    page.reload()
    expect(page.locator(WAITING)).to_have_count(1)

    phone.set_offline(False)
    expect(page.locator(SENT)).to_have_count(1, timeout=30_000)
    page.goto(FORM)
    assert page.locator("#terkirim + ul a", has_text=RESULT).count() == 1

    page.locator(SENT).get_by_role("link").click()  # the photo asks to be looked at
    expect(page.locator("main")).to_contain_text("wajah ditemukan dan dikaburkan")
    page.get_by_role("button", name="Sudah saya lihat, layak").click()
    expect(page.locator("main")).to_contain_text("Sudah diperiksa")


def test_areas_are_drawn_over_the_photo_and_blurred(phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(FORM)
    fill(page)
    expect(page.locator(SENT).first).to_be_visible(timeout=30_000)
    page.locator(SENT).first.get_by_role("link").click()
    sheet = page.locator("[data-draw-on] svg")
    frame = sheet.bounding_box()
    assert frame is not None
    page.mouse.move(frame["x"] + 20, frame["y"] + 20)
    page.mouse.down()
    page.mouse.move(frame["x"] + 120, frame["y"] + 90)
    page.mouse.up()
    expect(page.locator("[data-draw-count]")).to_contain_text("1 bagian")
    page.locator("main").get_by_role("button", name="Kaburkan", exact=True).click()
    expect(page.locator("main")).to_contain_text("Dikaburkan")
