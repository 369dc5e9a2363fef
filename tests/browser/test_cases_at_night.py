"""A Polsek of two, at night: one is there, one is called, and the unit above lends a second pair of eyes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.at_work import ask_second, follow, number_of, press, propose, sort
from tests.browser.own_desk import OwnDesk

pytestmark = pytest.mark.browser

CLAIM = "Listrik di balai desa disebut akan dipadamkan saat penghitungan suara"
#: From the morning at which a desk begins to a quarter past one.
TO_THE_NIGHT = timedelta(hours=15, minutes=15)


def test_two_people_carry_a_case_through_the_night(own_desk: OwnDesk) -> None:
    from sejuk.desk.organisation.models import Unit

    desk = own_desk.desk
    Unit.objects.filter(pk=desk.polsek.pk).update(around_the_clock=True)
    agus = own_desk.person("Agus Ranu", desk.polsek, "duty_officer", "verifier")
    yuni = own_desk.person("Yuni Wulan", desk.polsek, "approver")
    hadi = own_desk.person("Hadi Samudra", desk.polres, "verifier")
    own_desk.let_pass(TO_THE_NIGHT)

    # One is at the desk, on the phone: hears it, sorts it, checks it on the spot, proposes.
    night = own_desk.visit(agus, "/kasus/buka/", width=360)
    night.fill("input[name=title]", CLAIM)
    night.fill("textarea[name=summary]", "Tersebar di grup umum desa sejak tengah malam.")
    press(night, "Buka kasus")
    case = number_of(night)
    expect(night.locator("#clocks")).to_contain_text("Polsek Telaga Utara")
    expect(night.locator("#clocks")).to_contain_text("9 Mei 2029 02.15 WITA")
    press(night, "Lihat dan pilah")
    sort(night, "medium")
    # "Penghitungan" in the title suggests a claim about the process; this one is about electricity.
    night.uncheck("input[name=about_process]")
    press(night, "Simpan jawaban")
    expect(night.locator("main")).to_contain_text("Tulis alasannya, atau centang kembali")
    night.fill("textarea[name=waiver]", "Tentang listrik, bukan tentang penyelenggaraan pemilu.")
    press(night, "Simpan jawaban")
    follow(night, "Tambah sumber")
    night.fill("input[name=source]", "Kantor layanan listrik setempat")
    night.select_option("select[name=kind]", "on_site")
    night.fill("textarea[name=note]", "Tidak ada jadwal pemadaman; genset cadangan sudah diuji.")
    night.select_option("select[name=finding]", "refutes")
    press(night, "Simpan")
    propose(night, case, "false_fabricated", "Tidak ada pemadaman. Petugas listrik berjaga sampai selesai.")

    # Nobody confirms what they proposed, also at one in the morning: the page offers it to somebody else.
    expect(night.get_by_role("link", name="Baca dan sahkan")).to_have_count(0)
    ask_second(night, case, "Hadi Samudra")

    # The regency's officer is asked by name, sees this one case, and agrees.
    above = own_desk.visit(hadi, "/kasus/?lingkup=saya")
    expect(above.locator("#antrean li")).to_have_count(1)
    follow(above, CLAIM)
    follow(above, "Baca dan sahkan")
    above.fill("textarea[name=text]", "Sudah saya telepon juga; benar tidak ada pemadaman.")
    press(above, "Sahkan")
    expect(above.locator("main")).to_contain_text("Disahkan Hadi Samudra")

    # The other of the two decides from home that an answer would only make it bigger.
    home = own_desk.visit(yuni, f"/kasus/{case}/", width=360)
    follow(home, "Putuskan tanggapan")
    home.check("input[name=kind][value=do_nothing]")
    home.fill("textarea[name=reason]", "Hanya satu grup desa; menanggapi akan membesarkannya.")
    press(home, "Putuskan")
    follow(home, "Tutup kasus")
    home.fill("textarea[name=reason]", "Padam sendiri; dijaga sampai penghitungan selesai.")
    press(home, "Tutup kasus")
    page = home.locator("main")
    expect(page).to_contain_text("Kasus ini selesai.")
    for name in ("Agus Ranu", "Hadi Samudra", "Yuni Wulan"):
        expect(page).to_contain_text(name)
    expect(page).to_contain_text("01.15 WITA")
