"""The communication office plans for the next stage: from the calendar to a piece that was used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.at_work import follow, press

if TYPE_CHECKING:
    from tests.browser.own_desk import OwnDesk

pytestmark = pytest.mark.browser


def _election(own_desk: OwnDesk) -> None:
    from datetime import timedelta

    from sejuk.desk import clock
    from tests.desk.stages.given import day_of, election

    election(own_desk.desk).whole(day_of(clock.now()) + timedelta(days=10))


def test_from_a_stage_to_a_piece_that_was_used(own_desk: OwnDesk) -> None:
    _election(own_desk)
    editor = own_desk.person("Rintik Pagi", own_desk.desk.polda, "editor")
    page = own_desk.visit(editor, "/tahapan/", width=360)
    expect(page.locator("main")).to_contain_text("Masa kampanye sampai 14 Mei 2029")
    follow(page, "Quiet_Period")
    expect(page.locator("main")).to_contain_text("15 Mei 2029 sampai 17 Mei 2029")
    follow(page, "Rencanakan konten")
    page.get_by_label(re.compile("Logistik")).uncheck()
    press(page, "Masukkan ke rencana")
    expect(page.locator("main")).to_contain_text("3 rencana tersimpan")
    follow(page, "Penjelasan Politik uang")
    press(page, "Mulai dibuat")
    press(page, "Sudah siap")
    follow(page, "Sudah dipakai")
    press(page, "Simpan")  # the browser asks for the sentence first
    expect(page).to_have_url(re.compile("/use/$"))
    page.get_by_label("Keterangan").fill("Papan pengumuman tiap kantor lurah")
    press(page, "Simpan")
    expect(page.locator("main")).to_contain_text("Papan pengumuman tiap kantor lurah")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_gap_is_filled_by_keyboard_and_what_is_made_twice_is_seen(own_desk: OwnDesk) -> None:
    _election(own_desk)
    editor = own_desk.person("Rintik Pagi", own_desk.desk.polda, "editor")
    page = own_desk.visit(editor, "/rencana-konten/")
    gaps = page.locator("section", has=page.locator("#gaps-title"))
    before = int(re.sub(r"\D", "", gaps.locator("h2").inner_text()))
    link = gaps.get_by_role("link", name="Rencanakan").first
    link.focus()
    page.keyboard.press("Enter")
    for title in ("Video singkat", "Poster besar"):
        page.get_by_label("Apa yang dibuat").fill(title)
        page.get_by_label("Paling lambat").fill("2029-05-12")
        press(page, "Simpan")
        expect(page.locator("h1")).to_have_text(title)
        page.go_back()
        page.reload()
    page.goto("/rencana-konten/")
    expect(gaps.locator("h2")).to_have_text(f"Celah: {before - 1}")
    twice = page.locator("section", has=page.locator("#twice-title"))
    expect(twice).to_contain_text("Video singkat")
    expect(twice).to_contain_text("Poster besar")


def test_kpu_confirms_what_an_office_proposed(own_desk: OwnDesk) -> None:
    _election(own_desk)
    desk = own_desk.desk
    editor = own_desk.person("Rintik Pagi", desk.polda, "editor")
    page = own_desk.visit(editor, "/tahapan/pemilu_teduh/voting/ubah/")
    page.get_by_label("Hari pertama", exact=False).first.fill("2029-05-25")
    page.locator("input[name=end]").fill("2029-05-25")
    page.get_by_label("Peraturan atau keputusan").fill("Surat Polda 7/2029")
    press(page, "Simpan")
    expect(page.locator("main")).to_contain_text("sampai KPU atau Bawaslu menjawab")
    expect(page.locator("main")).to_contain_text("18 Mei 2029")
    kpu = own_desk.person("Embun Kala", desk.kpu, "verifier")
    answering = own_desk.visit(kpu, "/tahapan/pemilu_teduh/voting/")
    press(answering, "Konfirmasi")
    expect(answering.locator("main")).to_contain_text("Usul dikonfirmasi dan berlaku.")
    citizen = own_desk.visit(None, "/tahapan/pemilu_teduh/quiet_period/?wilayah=71")
    expect(citizen.locator("main")).to_contain_text("22 Mei 2029 sampai 24 Mei 2029")
