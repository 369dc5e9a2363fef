"""The bank in a browser: put in by one, approved by another, used elsewhere, withdrawn with word to them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.at_work import press

pytestmark = pytest.mark.browser

TITLE = "Cara melihat TPS di surat pemberitahuan"


def test_from_the_draft_to_the_withdrawal_that_everybody_hears_of(log_in: Callable[..., Page]) -> None:
    editor = log_in("Penyunting", "Polda")
    editor.goto("/bank/tambah/")
    editor.fill("[name=title]", TITLE)
    editor.fill("[name=text]", "Coblos nomor 2 di TPS Anda.")
    press(editor, "Simpan rancangan")
    address = re.sub(r"^https?://[^/]+", "", editor.url)
    editor.goto(f"{address}ubah/")
    editor.fill("[name=text]", "Nomor TPS tertulis di kanan atas surat pemberitahuan.")
    press(editor, "Simpan rancangan")
    press(editor, "Ajukan")
    expect(editor.locator("main")).to_contain_text("Menunggu orang kedua")

    head = log_in("Pimpinan humas", "Polda")
    head.goto(address)
    press(head, "Setujui")
    expect(head.locator("main")).to_contain_text("Boleh dipakai")

    officer = log_in("Petugas piket", "Polres")
    officer.goto("/bank/?q=surat+pemberitahuan")
    officer.get_by_role("link", name=TITLE).click()
    officer.fill("[name=where]", "Akun resmi Polres")
    press(officer, "Catat pemakaian")

    head.goto(f"{address}tarik/")
    head.fill("[name=because]", "Letak nomornya berubah; tunggu yang baru.")
    press(head, "Tarik")
    officer.goto(address)
    expect(officer.get_by_role("alert").first).to_contain_text("jangan dipakai lagi")
    officer.get_by_role("link", name="Bereskan").click()
    officer.fill("[name=done]", "Unggahan dihapus dan dikoreksi.")
    press(officer, "Sudah dibereskan")
    expect(officer.locator("main")).to_contain_text("Unggahan dihapus")
