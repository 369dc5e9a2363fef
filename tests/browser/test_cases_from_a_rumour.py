"""From a rumour in a sector to a corrected verdict, by everybody whom it passes, in their browsers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.at_work import ask_second, follow, number_of, press, propose, sort
from tests.browser.own_desk import OwnDesk

pytestmark = pytest.mark.browser

CLAIM = "Kotak suara di gudang kecamatan disebut sudah dicoblos"
ANSWER = "Semua kotak masih tersegel. Berita acara nomor 12 terbuka untuk umum."
WRONG = "Gudang itu milik kecamatan sebelah; fotonya saya lampirkan di laman pengaduan."


def test_a_rumour_goes_all_the_way_to_a_correction(own_desk: OwnDesk) -> None:
    desk = own_desk.desk
    sari = own_desk.person("Sari Wening", desk.polsek, "duty_officer")
    bayu = own_desk.person("Bayu Tirta", desk.polres, "duty_officer", "verifier")
    dewi = own_desk.person("Dewi Lembah", desk.kpu, "verifier")
    galih = own_desk.person("Galih Muara", desk.kpu, "approver")
    ratna = own_desk.person("Ratna Hulu", desk.polda, "head")
    intan = own_desk.person("Intan Telaga", desk.polda, "editor")

    # A rumour rises where the Polsek works; its officer reports from the market, by phone.
    board = own_desk.board
    board.tell(posts=30, authors=14)
    board.refresh()
    expect(own_desk.visit(sari, "/narasi/").locator("main")).to_contain_text(
        "Kotak suara di gudang kecamatan"
    )
    phone = own_desk.visit(sari, "/kasus/lapangan/", width=360)
    phone.fill("[name=title]", CLAIM)
    phone.fill("[name=text]", "Dibicarakan di pasar pagi, dan ada videonya.")
    press(phone, "Kirim laporan")
    expect(phone.locator("#luring-antrean li[data-state=sent]")).to_have_count(1)
    phone.goto("/kasus/")
    follow(phone, CLAIM)
    case = number_of(phone)
    expect(phone.locator("main")).to_contain_text("Laporan petugas lapangan")

    # Too big for a Polsek: up to the regency, which sorts it.
    phone.goto(f"/kasus/{case}/naikkan/")
    phone.select_option("select[name=unit]", label="Polres Telaga (Kabupaten/Kota)")
    phone.fill("[name=reason]", "Beredar di lebih dari satu kecamatan.")
    press(phone, "Naikkan")
    officer = own_desk.visit(bayu, "/kasus/")
    follow(officer, CLAIM)
    press(officer, "Lihat dan pilah")
    sort(officer)
    officer.check("input[name=about_process]")
    press(officer, "Simpan jawaban")
    expect(officer.locator("main")).to_contain_text("Kumpulkan sumber, mulai dari lembaga pemilik data")

    # The owner of the data is asked, and answers on its own page; meanwhile the clock stands still.
    follow(officer, "Tanyakan kepada lembaga")
    officer.select_option("select[name=institution]", label="KPU")
    officer.fill("textarea[name=text]", "Apakah segel kotak suara di gudang kecamatan masih utuh?")
    press(officer, "Kirim pertanyaan")
    expect(officer.locator("#clocks")).to_contain_text("Menunggu jawaban KPU Teduh")
    kpu = own_desk.visit(dewi, "/pertanyaan/")
    follow(kpu, "Apakah segel kotak suara")
    kpu.fill("textarea[name=text]", ANSWER)
    press(kpu, "Kirim jawaban")
    expect(kpu.locator("main")).to_contain_text(ANSWER)
    kpu.goto(f"/kasus/{case}/")
    expect(kpu.locator("h1")).to_have_text("Tidak ditemukan")
    officer.goto(f"/kasus/{case}/")
    expect(officer.locator("#sumber")).to_contain_text(ANSWER)
    officer.locator("#sumber").get_by_role("link", name="Ubah").click()
    officer.select_option("select[name=finding]", "refutes")
    press(officer, "Simpan")

    # Proposed by one, confirmed by another: for a claim about the election, of another institution.
    propose(officer, case, "false_fabricated", "KPU memperlihatkan berita acaranya; semua segel utuh.")
    ask_second(officer, case, "Galih Muara")
    second = own_desk.visit(galih, "/kasus/?lingkup=saya")
    follow(second, CLAIM)
    follow(second, "Baca dan sahkan")
    expect(second.locator("main")).to_contain_text(ANSWER)
    press(second, "Sahkan")
    expect(second.locator("main")).to_contain_text("Disahkan Galih Muara (KPU)")

    # Nobody decides in time: the clock takes it up to the province, and the regency keeps sight of it.
    own_desk.let_pass(timedelta(hours=3))
    head = own_desk.visit(ratna, "/kasus/")
    expect(head.locator("#antrean")).to_contain_text("Polda Hulu")
    follow(head, CLAIM)
    head.get_by_text("Perjalanan kasus antarunit").click()
    expect(head.locator("#perjalanan")).to_contain_text("Polda Hulu, Dinaikkan karena lewat batas waktu")
    officer.goto(f"/kasus/{case}/")
    expect(officer.locator("main")).to_contain_text("Kasus ini dipegang Polda Hulu")

    # Decided there, carried out below, reported back, measured, closed.
    follow(head, "Putuskan tanggapan")
    head.check("input[name=kind][value=clarify]")
    head.fill("textarea[name=reason]", "Ramai dibagikan menjelang pemungutan suara.")
    head.select_option("select[name=owner_unit]", label="Polres Telaga")
    head.fill("input[name=due_at]", "2029-05-09T10:00")
    press(head, "Putuskan")
    press(head, "Mulai kerjakan")
    officer.goto(f"/kasus/{case}/")
    follow(officer, "Laporkan hasil")
    officer.fill("textarea[name=text]", "Klarifikasi KPU dibacakan di tiga pasar.")
    press(officer, "Laporkan")
    head.goto(f"/kasus/{case}/")
    expect(head.locator("main")).to_contain_text("Klarifikasi KPU dibacakan di tiga pasar.")
    press(head, "Ukur hasilnya")
    follow(head, "Tutup kasus")
    head.fill("textarea[name=reason]", "Suhunya turun dalam dua jam.")
    press(head, "Tutup kasus")
    expect(head.locator("main")).to_contain_text("Kasus ini selesai.")

    # A citizen objects, with a number to follow it.
    citizen = own_desk.visit(None, "/keberatan/", width=360)
    citizen.fill("input[name=reference]", f"K-{case}")
    citizen.fill("textarea[name=text]", WRONG)
    press(citizen, "Kirim")
    number = citizen.locator("section p.font-mono").inner_text()

    # Whoever took part cannot review it; a colleague grants it, and a corrected version is confirmed.
    head.goto("/keberatan-masuk/")
    follow(head, f"K-{case}")
    expect(head.locator("main")).to_contain_text("Anda ikut menangani kasus ini")
    reviewer = own_desk.visit(intan, "/keberatan-masuk/")
    follow(reviewer, f"K-{case}")
    press(reviewer, "Saya tinjau")
    follow(reviewer, "Kabulkan")
    reviewer.fill(
        "textarea[name=answer]", "Anda benar: gudangnya di kecamatan sebelah. Putusannya kami koreksi."
    )
    press(reviewer, "Ya, kabulkan")
    correction = "Nama kecamatannya keliru; gudangnya di kecamatan sebelah."
    explanation = "Gudang di kecamatan sebelah; segelnya utuh menurut berita acara KPU."
    propose(reviewer, case, "false_fabricated", explanation, correction=correction)
    ask_second(reviewer, case, "Galih Muara")
    second.goto(f"/kasus/{case}/putusan/sahkan/")
    press(second, "Sahkan")

    # The public reads what changed, beside the old version, and the answer under the number.
    citizen.goto("/koreksi/")
    entry = citizen.locator(f"#k-{case}")
    expect(entry).to_contain_text(correction)
    entry.get_by_text("Versi 1, sebelumnya: Salah: karangan").click()
    expect(entry).to_contain_text("KPU memperlihatkan berita acaranya")
    citizen.goto("/lapor/ikuti/")
    citizen.fill("input[name=number]", number)
    press(citizen, "Lihat")
    expect(citizen.locator("main")).to_contain_text("Anda benar: gudangnya di kecamatan sebelah.")
