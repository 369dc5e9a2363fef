"""Source 4: the regency's police meets press and NGOs; there are few chairs, and questions are answered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.at_work import follow, press
from tests.browser.axe import violations
from tests.browser.own_desk import OwnDesk

pytestmark = pytest.mark.browser

PURPOSE = "Menyampaikan data pengamanan tahapan dan menjawab pertanyaan. Pers bebas memberitakan apa pun."
ANSWER = "Empat puluh petugas, tanpa senjata api di dalam tempat pemungutan suara."


def test_press_and_ngos_draw_seats_ask_and_are_answered(own_desk: OwnDesk) -> None:
    from sejuk.desk import clock
    from sejuk.desk.engagements import owing

    desk = own_desk.desk
    sari = own_desk.person("Sari Wening", desk.polres, "head")
    bayu = own_desk.person("Bayu Tirta", desk.polres, "duty_officer")

    # The hall holds three: an open meeting whose seats are drawn, one kept for NGOs.
    head = own_desk.visit(sari, "/pertemuan/rencana/press/")
    head.fill("input[name=title]", "Jumpa pers kesiapan pemungutan suara")
    head.fill("textarea[name=purpose]", PURPOSE)
    head.fill("input[name=place]", "Aula Polres Telaga")
    head.fill("input[name=starts_at]", "2029-05-09T10:00")
    head.fill("input[name=ends_at]", "2029-05-09T11:30")
    head.fill("input[name=seats]", "3")
    head.get_by_label("Undian yang dapat diperiksa siapa saja").check()
    head.get_by_label("Tampilkan di ruang pers").check()
    press(head, "Simpan rencana")
    meeting = head.url
    follow(head, "Ubah siapa yang diundang")
    head.fill("input[name=seats_ngo]", "1")
    press(head, "Simpan")
    press(head, "Buka undangan")

    # Anybody finds it in the press room and asks for a seat, without a name.
    guests = []
    for category in ("press", "press", "press", "ngo"):
        guest = own_desk.visit(None, "/ruang-pers/", width=360)
        follow(guest, "Jumpa pers kesiapan pemungutan suara")
        guest.locator(f"input[name=category][value={category}]").check()
        press(guest, "Minta kursi")
        expect(guest.locator("main")).to_contain_text("Anda ikut undian kursi")
        guests.append(guest)

    # The commitment is public before the draw; afterwards anybody computes the same result.
    anybody = own_desk.visit(None, "/ruang-pers/")
    follow(anybody, "Jumpa pers kesiapan pemungutan suara")
    follow(anybody, "Periksa undiannya")
    commitment = anybody.locator("dd").first.inner_text()
    head.goto(meeting)
    press(head, "Undi kursi sekarang")
    expect(head.get_by_role("button", name="Undi kursi sekarang")).to_have_count(0)
    anybody.reload()
    expect(anybody.locator("main")).to_contain_text("Dihitung lagi baru saja: hasilnya sama.")
    assert anybody.locator("dd").first.inner_text() == commitment
    assert violations(anybody) == []
    for guest in guests:
        guest.reload()
    seated = [guest for guest in guests if "kursi Anda sudah tersedia" in guest.locator("main").inner_text()]
    assert len(seated) == 3
    expect(guests[3].locator("main")).to_contain_text("kursi Anda sudah tersedia")  # the NGO's own

    # At the meeting an officer types a question whose answer has to follow, and promises it.
    own_desk.let_pass(timedelta(days=1, minutes=30))
    officer = own_desk.visit(bayu, meeting)
    follow(officer, "Catat pertanyaan")
    officer.fill("textarea[name=text]", "Berapa petugas yang berjaga di setiap kecamatan?")
    officer.locator("input[name=category][value=press]").check()
    officer.check("input[name=may_be_public]")
    press(officer, "Simpan")
    follow(officer, "Berapa petugas yang berjaga")
    link = officer.locator("#penanya + p + p a").get_attribute("href") or ""
    follow(officer, "Janjikan jawaban")
    officer.select_option("select[name=owner]", label="Bayu Tirta")
    officer.fill("input[name=due_at]", "2029-05-10T10:00")
    press(officer, "Simpan")
    journalist = own_desk.visit(None, "/" + link.split("/", 3)[3], width=360)
    expect(journalist.locator("main")).to_contain_text("Polres Telaga menjawab paling lambat 10 Mei 2029")

    # It is late, and everybody sees that; answered, it stands in the press room.
    own_desk.let_pass(timedelta(days=1))
    assert owing.tick(clock.now()) == 1
    officer.goto("/pertemuan/janji/")
    expect(officer.locator("main")).to_contain_text("terlambat sejak")
    follow(officer, "Berapa petugas yang berjaga")
    follow(officer, "Jawab")
    officer.fill("textarea[name=text]", ANSWER)
    officer.check("input[name=public]")
    press(officer, "Kirim jawaban")
    journalist.reload()
    expect(journalist.locator("main")).to_contain_text(ANSWER)
    anybody.goto("/ruang-pers/")
    expect(anybody.locator("main")).to_contain_text(ANSWER)
    assert violations(anybody) == []
