"""Criticism is protected: it ends without a label, and no superior gets it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.at_work import follow, number_of, press, sort
from tests.browser.axe import violations
from tests.browser.own_desk import OwnDesk

pytestmark = pytest.mark.browser

CRITICISM = "Urus surat kehilangan di kantor polisi kami lambat sekali, antre dari subuh baru dilayani siang"
SEND_ANYHOW = """address => {
  const form = document.createElement("form");
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  Object.assign(form, { method: "post", action: address });
  for (const [name, value] of [["csrfmiddlewaretoken", token], ["reason", "Perintah atasan"]]) {
    form.append(Object.assign(document.createElement("input"), { name, value }));
  }
  document.body.append(form);
  form.submit();
}"""


def send_anyhow(page: Page, address: str) -> None:
    """Send a form that no page offers."""
    with page.expect_navigation():
        page.evaluate(SEND_ANYHOW, address)


def test_a_superior_cannot_get_at_criticism_that_was_closed(own_desk: OwnDesk) -> None:
    desk, board = own_desk.desk, own_desk.board
    bayu = own_desk.person("Bayu Tirta", desk.polres, "duty_officer")
    ratna = own_desk.person("Ratna Hulu", desk.polda, "head")
    galih = own_desk.person("Galih Muara", desk.kpu, "approver")
    narrative = board.tell(CRITICISM, posts=30, authors=14)
    board.refresh()

    # The officer sorts it: nothing to check, nobody attacked. It ends without a label.
    officer = own_desk.visit(bayu, f"/narasi/{narrative.key}/")
    follow(officer, "Buka kasus")
    officer.fill("input[name=title]", "Pelayanan surat kehilangan disebut lambat")
    press(officer, "Buka kasus")
    case = number_of(officer)
    press(officer, "Lihat dan pilah")
    sort(officer, "low", is_checkable="tidak")
    press(officer, "Simpan jawaban")
    officer.get_by_label("Kritik, keluhan, atau protes").check()
    officer.get_by_label("Saya mengerti").check()
    press(officer, "Tutup dan hapus kata-katanya")
    expect(officer.locator("h1")).to_have_text("Ditutup tanpa label")

    # What it complains about goes to those who can mend it, with no way back to the case.
    follow(officer, "Teruskan yang dikeluhkan")
    officer.select_option("select[name=destination]", "public_service")
    officer.fill("input[name=subject]", "Waktu tunggu surat kehilangan")
    officer.fill("textarea[name=body]", "Warga menunggu setengah hari. Mohon loketnya ditambah.")
    officer.locator("main form button[type=submit]").click()
    letter = officer.locator("main")
    expect(letter).to_contain_text("Pengaduan pelayanan publik")
    expect(letter).not_to_contain_text(f"K-{case}")
    expect(letter).not_to_contain_text(narrative.key)

    # The superior looks for it where cases are, and finds nothing.
    head = own_desk.visit(ratna, "/kasus/?lingkup=jajaran&keadaan=selesai")
    expect(head.locator("#antrean")).to_contain_text("Belum ada kasus yang berakhir")
    for address in (f"/kasus/{case}/", f"/kasus/{case}/buka-kembali/", f"/kasus/{case}/koreksi/"):
        head.goto(address)
        expect(head.locator("main")).to_contain_text("tidak ada di wilayah kerja Anda, atau sudah ditutup")
    send_anyhow(head, f"/kasus/{case}/buka-kembali/")
    expect(head.locator("h1")).to_have_text("Tidak ditemukan")

    # A new case on the same narrative leads to a request, which another institution answers.
    head.goto(f"/narasi/{narrative.key}/")
    follow(head, "Buka kasus")
    head.fill("input[name=title]", "Warga menghasut lewat keluhan pelayanan")
    press(head, "Buka kasus")
    expect(head.locator("main")).to_contain_text("Satu lembaga saja tidak dapat membukanya lagi")
    head.fill("input[name=title]", "Warga menghasut lewat keluhan pelayanan")
    head.fill("textarea[name=reason]", "Pimpinan meminta kasus ini dibuka lagi.")
    press(head, "Kirim permintaan")
    expect(head.locator("main")).to_contain_text("Menunggu jawaban lembaga lain.")
    expect(head.get_by_role("button", name="Setuju dipilah lagi")).to_have_count(0)
    other = own_desk.visit(galih, "/kasus/pembatalan/")
    agree = other.locator("main form").filter(has_text="Setuju dipilah lagi").get_attribute("action")
    send_anyhow(head, str(agree))
    expect(head.locator("main")).to_contain_text("Yang menyetujui harus dari lembaga lain.")

    # The other institution reads the reason and refuses; what is left is a figure for the whole country.
    expect(other.locator("main")).to_contain_text("Pimpinan meminta kasus ini dibuka lagi.")
    assert violations(other) == []
    press(other, "Tidak setuju")
    expect(other.locator("main")).to_contain_text("Kasusnya tetap selesai.")
    own_desk.let_pass(timedelta(days=31))
    other.goto("/kasus/pembatalan/")
    expect(other.get_by_role("row", name="Permintaan pembatalan yang ditolak")).to_contain_text("1")
    expect(other.get_by_role("row", name="Ditutup sebagai kritik yang dilindungi")).to_contain_text("< 5")
    head.goto(f"/kasus/{case}/")
    expect(head.locator("h1")).to_have_text("Tidak ditemukan")
