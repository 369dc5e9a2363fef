"""Source 1: the head of public relations talks with influencers in a café, each in a browser of their own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.at_work import follow, press
from tests.browser.axe import violations
from tests.browser.own_desk import OwnDesk

pytestmark = pytest.mark.browser

PURPOSE = "Berbincang tentang tahapan pemilu dan cara memeriksa kabar. Tidak ada unggahan yang diminta."


def links_on(page: Page) -> list[str]:
    """The personal links in the texts to hand on, each as a path."""
    texts = page.locator("textarea[readonly]")
    found = [texts.nth(number).input_value() for number in range(texts.count())]
    return ["/undangan-acara/" + text.split("/undangan-acara/")[1].split()[0] for text in found]


def test_a_dialogue_with_influencers_in_a_cafe(own_desk: OwnDesk) -> None:
    desk = own_desk.desk
    ratna = own_desk.person("Ratna Hulu", desk.polda, "head")
    bayu = own_desk.person("Bayu Tirta", desk.polda, "duty_officer")

    # Planned for this evening in a café of the regency, with few chairs.
    head = own_desk.visit(ratna, "/pertemuan/")
    follow(head, "Rencanakan pertemuan")
    follow(head, "Dialog penguatan")
    head.fill("input[name=title]", "Ngopi bareng membahas tahapan pemilu")
    head.fill("textarea[name=purpose]", PURPOSE)
    head.select_option("select[name=territory]", label="Telaga")
    head.fill("input[name=place]", "Kedai Teduh, Jalan Kolam 3")
    head.fill("input[name=starts_at]", "2029-05-08T19:30")
    head.fill("input[name=ends_at]", "2029-05-08T21:00")
    head.fill("input[name=seats]", "2")
    head.fill("input[name=basis]", "Sprin/12/V/2029")
    press(head, "Simpan rencana")
    expect(head.locator("main")).to_contain_text("Selasa, 8 Mei 2029, 19.30–21.00 WITA")
    expect(head.locator("main")).to_contain_text("Tanya jawab dan masukan peserta")
    meeting = head.url
    press(head, "Buka undangan")

    # Three links go out by WhatsApp. One comes, one refuses for good, one comes too.
    follow(head, "Undang")
    head.locator("input[name=tautan-category][value=influencer]").check()
    head.fill("input[name=tautan-count]", "4")
    press(head, "Buat tautan")
    first, second, third, fourth = links_on(head)
    phone = own_desk.visit(None, first, width=360)
    expect(phone.locator("main")).to_contain_text("Anda bebas menolak tanpa alasan")
    assert violations(phone) == []
    press(phone, "Saya datang")
    expect(phone.locator("main")).to_contain_text("kursi Anda sudah tersedia")
    refuses = own_desk.visit(None, second, width=360)
    refuses.fill("[name=contact]", "0812-0000-7777")
    press(refuses, "Jangan undang saya lagi")
    expect(refuses.locator("h1")).to_have_text("Baik, kami tidak mengundang Anda lagi")
    own_desk.visit(None, third, width=360).get_by_role("button", name="Saya datang").click()
    waits = own_desk.visit(None, fourth, width=360)
    press(waits, "Saya datang")
    expect(waits.locator("main")).to_contain_text("urutan 1 daftar tunggu")

    # The office sees numbers; who refused is in none of them. Somebody cancels, and the next has the seat.
    head.goto(meeting)
    row = head.get_by_role("row", name="Pegiat media sosial")
    expect(row).to_contain_text("4321")  # invited, coming, with a seat, others
    press(phone, "Saya tidak datang")
    waits.reload()
    expect(waits.locator("main")).to_contain_text("kursi Anda sudah tersedia")

    # The evening: the code at the door, a question by phone, a promise.
    own_desk.let_pass(timedelta(hours=10))
    officer = own_desk.visit(bayu, meeting)
    follow(officer, "Kode di pintu")
    door = officer.locator("figcaption").inner_text().strip()
    guest = own_desk.visit(None, "/" + door.split("/", 3)[3], width=360)
    guest.get_by_label("Pegiat media sosial").check()
    press(guest, "Saya hadir")
    expect(guest.locator("main")).to_contain_text("Nama Anda tidak dicatat")
    follow(guest, "Titip pertanyaan")
    guest.fill("textarea[name=text]", "Di mana jadwal tahapan yang resmi?")
    guest.check("input[name=may_be_public]")
    press(guest, "Kirim pertanyaan")
    expect(guest.locator("main")).to_contain_text("Polda Hulu menjawab paling lambat")
    officer.goto(meeting)
    follow(officer, "Catat janji kantor")
    officer.fill("input[name=text]", "Mengirim jadwal tahapan ke setiap kelurahan")
    officer.fill("input[name=due_at]", "2029-05-12T12:00")
    press(officer, "Simpan")
    officer.goto("/menunggu/")
    expect(officer.locator("main")).to_contain_text("Di mana jadwal tahapan yang resmi?")
    follow(officer, "Di mana jadwal tahapan yang resmi?")
    follow(officer, "Jawab")
    officer.fill("textarea[name=text]", "Di laman KPU, bagian tahapan.")
    press(officer, "Kirim jawaban")
    guest.reload()
    expect(guest.locator("main")).to_contain_text("Di laman KPU, bagian tahapan")

    # Held, counted, reported in the customary layout.
    own_desk.let_pass(timedelta(hours=2))
    officer.goto(meeting)
    press(officer, "Tandai terlaksana")
    follow(officer, "Hitung kehadiran")
    officer.fill("input[name=influencer]", "2")
    press(officer, "Simpan")
    follow(officer, "Tulis laporan giat")
    officer.fill("input[name=situation]", "Selama giat berlangsung, situasi aman dan kondusif.")
    press(officer, "Simpan dan lihat")
    text = officer.locator("#teks-wa").input_value()
    for line in ("Selamat malam Komandan, mohon izin melaporkan:", "Hadir 2 orang: Pegiat media sosial 2."):
        assert line in text
    assert violations(officer) == []
    press(officer, "Kirim laporan")
    expect(officer.locator("main")).to_contain_text("Laporan dikirim")
