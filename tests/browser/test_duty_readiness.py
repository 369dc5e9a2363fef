"""The national review asks for 24-hour readiness: headquarters sees who is not ready, and it gets done."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.at_work import press

if TYPE_CHECKING:
    from tests.browser.own_desk import OwnDesk

pytestmark = pytest.mark.browser
#: The day that is asked about: three days after the desk's morning.
DAY = "2029-05-11"


def _row(page: Page, unit: str) -> Locator:
    return page.locator("section[aria-labelledby=below] li", has_text=unit)


def _set_day(page: Page) -> None:
    page.get_by_role("link", name="Tetapkan hari siaga").click()
    page.get_by_label("Nama hari itu").fill("Hari pemungutan suara")
    page.get_by_label("Tanggal").fill(DAY)
    press(page, "Tetapkan")
    page.get_by_role("link", name="Hari pemungutan suara").click()


def _plan(page: Page, teams: dict[str, str]) -> None:
    """Make a roster of two times twelve hours, from today."""
    page.get_by_role("link", name="Buat jadwal piket").first.click()
    page.get_by_label("2 × 12 jam").check()
    page.get_by_label("Berlaku mulai").fill("2029-05-08")
    for name, team in teams.items():
        page.get_by_label(name).select_option(label=team)
    press(page, "Buat jadwal")
    expect(page.locator("main")).to_contain_text("Jadwal piket tersimpan")


def _tick_everything(page: Page) -> None:
    ready = page.get_by_role("button", name=re.compile("^Sudah siap"))
    for left in range(ready.count(), 0, -1):
        ready.first.click()
        expect(ready).to_have_count(left - 1)


def _day_off(page: Page) -> None:
    page.get_by_label("Hari pertama tidak bertugas").fill(DAY)
    page.get_by_label("Hari terakhir tidak bertugas").fill(DAY)
    press(page, "Catat")
    expect(page.locator("main")).to_contain_text("Hari tidak bertugas tercatat")


def test_headquarters_asks_for_readiness_and_sees_it_fill(own_desk: OwnDesk) -> None:
    desk = own_desk.desk
    chief = own_desk.person("Sekar Pagi", desk.polda, "head")
    head = own_desk.person("Bayu Muara", desk.polres, "head")
    laras = own_desk.person("Laras Senja", desk.polres, "duty_officer")
    gerimis = own_desk.person("Gerimis Sore", desk.polres, "duty_officer")

    # Headquarters sets the day; nobody is ready.
    above = own_desk.visit(chief, "/piket/kesiapan/")
    _set_day(above)
    expect(above.locator("main")).to_contain_text("0 dari 3 unit siap")
    expect(_row(above, desk.polres.name)).to_contain_text("Jadwal belum 24 jam")

    # The regency makes its roster, on a phone, and ticks its checklist.
    below = own_desk.visit(head, f"/piket/unit/{desk.polres.pk}/", width=360)
    _plan(below, {"Laras Senja": "Regu 1", "Gerimis Sore": "Regu 2"})
    below.goto("/piket/kesiapan/")
    below.get_by_role("link", name="Hari pemungutan suara").click()
    expect(below.locator("main")).to_contain_text("Jadwal 24 jam lengkap")
    _tick_everything(below)
    expect(below.locator("section[aria-labelledby=here]")).to_contain_text(head.name)

    # Headquarters sees it, and whose roster is still open.
    above.reload()
    expect(above.locator("main")).to_contain_text("1 dari 3 unit siap")
    expect(_row(above, desk.polres.name)).to_contain_text("Jadwal 24 jam lengkap")
    expect(_row(above, desk.other_polres.name)).to_contain_text("Jadwal belum 24 jam")

    # An officer notes a day off: headquarters sees the gap until a colleague takes the shift.
    _day_off(own_desk.visit(laras, "/piket/saya/tidak-bertugas/", width=360))
    above.reload()
    expect(above.locator("main")).to_contain_text("0 dari 3 unit siap")
    above.goto("/piket/celah/")
    expect(above.locator("main")).to_contain_text("11 Mei 2029 07.00 WITA")
    other = own_desk.visit(gerimis, f"/piket/unit/{desk.polres.pk}/", width=360)
    press(other, "Saya isi giliran ini")
    expect(other.locator("main")).to_contain_text("Giliran ini sekarang milik Anda")
    above.goto("/piket/celah/")
    expect(above.locator("main")).to_contain_text("Tidak ada celah")

    # Who is on now; half a day later it is the other one.
    above.goto("/piket/sekarang/")
    expect(_row(above, desk.polres.name)).to_contain_text("Laras Senja")
    own_desk.let_pass(timedelta(hours=12))
    above.reload()
    expect(_row(above, desk.polres.name)).to_contain_text("Gerimis Sore")
