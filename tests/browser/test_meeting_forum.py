"""Source 3: the communication office's forum with KPU and Bawaslu ends in promises and a content plan."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.at_work import follow, press
from tests.browser.axe import violations
from tests.browser.own_desk import OwnDesk

pytestmark = pytest.mark.browser

PURPOSE = "Menyamakan informasi tahapan antarlembaga. Hanya fakta penyelenggaraan dari KPU dan Bawaslu."


def test_a_forum_with_the_election_bodies_and_its_promises(own_desk: OwnDesk) -> None:
    from sejuk.desk import clock
    from sejuk.desk.delivery.models import Message
    from sejuk.desk.organisation.models import Unit
    from sejuk.desk.organisation.seating import add_institution, seat
    from tests.desk.stages.given import day_of, election

    desk = own_desk.desk
    election(desk).whole(day_of(clock.now()) + timedelta(days=20))
    office = add_institution("Dinas Kominfo Hulu", "Diskominfo", "comms_office", "kominfo.hulu.example")
    unit = Unit.objects.create(
        institution=office, name="Diskominfo Hulu", level="province", territory=desk.province,
        time_zone="Asia/Makassar",
    )  # fmt: skip
    seat(unit, "Wahyu Dermaga", "wahyu.dermaga@kominfo.hulu.example", "administrator", None)
    seat(unit, "Laras Muara", "laras.muara@kominfo.hulu.example", "approver", None)
    tirta = own_desk.person("Tirta Kelana", unit, "head", "editor")

    head = own_desk.visit(tirta, "/pertemuan/rencana/forum/")
    head.fill("input[name=title]", "Forum humas menjelang masa kampanye")
    head.fill("textarea[name=purpose]", PURPOSE)
    head.fill("input[name=place]", "Balai Pertemuan Hulu")
    head.fill("input[name=starts_at]", "2029-05-10T09:00")
    head.fill("input[name=ends_at]", "2029-05-10T11:00")
    press(head, "Simpan rencana")
    meeting = head.url
    expect(head.locator("main")).to_contain_text("Kerawanan dan pengawasan")
    expect(head.locator("main")).to_contain_text("Pembagian tugas dan rencana konten")
    press(head, "Buka undangan")

    # KPU and Bawaslu are invited by mail; the mail carries purpose, right to refuse and a personal link.
    follow(head, "Undang")
    head.locator("input[name=category][value=institution]").check()
    head.fill("textarea[name=contacts]", "humas@kpu.hulu.example\nhumas@bawaslu.hulu.example")
    press(head, "Undang")
    expect(head.locator("main")).to_contain_text("2 undangan dibuat.")
    mails = list(Message.objects.order_by("pk").select_related("text"))
    assert [one.address for one in mails] == ["humas@kpu.hulu.example", "humas@bawaslu.hulu.example"]
    assert mails[0].text is not None
    assert "Anda bebas menolak tanpa alasan" in mails[0].text.body
    link = mails[0].personal.split("/undangan-acara/")[1].split()[0]
    kpu = own_desk.visit(None, f"/undangan-acara/{link}", width=360)
    press(kpu, "Saya datang")

    # The road is flooded: postponed, and the answer is kept for the new day.
    head.goto(meeting)
    follow(head, "Tunda")
    head.fill("input[name=why]", "Jalan menuju balai banjir.")
    press(head, "Tunda")
    kpu.reload()
    expect(kpu.locator("main")).to_contain_text("Pertemuan ini ditunda: Jalan menuju balai banjir.")
    follow(head, "Jadwalkan lagi")
    head.fill("input[name=starts_at]", "2029-05-14T09:00")
    head.fill("input[name=ends_at]", "2029-05-14T11:00")
    press(head, "Simpan waktu baru")
    kpu.reload()
    expect(kpu.locator("main")).to_contain_text("Senin, 14 Mei 2029, 09.00–11.00 WITA")
    expect(kpu.locator("main")).to_contain_text("Anda akan datang.")
    assert violations(kpu) == []

    # The forum: what each body needs becomes a promise with a day; then the report goes up.
    own_desk.let_pass(timedelta(days=6))
    head.goto(meeting)
    for words in ("Menyiapkan infografik jadwal kampanye", "Membuat daftar akun resmi lembaga"):
        follow(head, "Catat janji kantor")
        head.fill("input[name=text]", words)
        head.fill("input[name=due_at]", "2029-05-21T12:00")
        press(head, "Simpan")
    head.get_by_role("link", name="Rencana konten").last.click()

    # What has to be made goes into the content plan, where the next stage still has a gap.
    gaps = head.locator("section", has=head.locator("#gaps-title"))
    gaps.get_by_role("link", name="Rencanakan").first.click()
    head.get_by_label("Apa yang dibuat").fill("Infografik jadwal kampanye")
    head.get_by_label("Paling lambat").fill("2029-05-20")
    press(head, "Simpan")
    expect(head.locator("h1")).to_have_text("Infografik jadwal kampanye")
    assert violations(head) == []

    head.goto(meeting)
    press(head, "Tandai terlaksana")
    follow(head, "Hitung kehadiran")
    head.fill("input[name=institution]", "9")
    head.fill("input[name=press]", "3")
    press(head, "Simpan")
    follow(head, "Tulis laporan giat")
    press(head, "Simpan dan lihat")
    text = head.locator("#teks-wa").input_value()
    assert "Bapak/Ibu, mohon izin melaporkan:" in text
    assert "Hadir 12 orang: Pers 3, Lembaga dan instansi 9." in text
    assert "2 janji tindak lanjut dicatat." in text
    follow(head, "Forum humas menjelang masa kampanye")
    follow(head, "Menyiapkan infografik jadwal kampanye")
    head.fill("textarea[name=outcome]", "Infografiknya sudah diserahkan ke KPU.")
    press(head, "Sudah dilakukan")
    expect(head.locator("main")).to_contain_text("Infografiknya sudah diserahkan ke KPU.")
    assert violations(head) == []
