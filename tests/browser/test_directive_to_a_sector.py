"""Source 2: headquarters speaks by video conference, every level meets, a sector reports, the tree fills.

The head of headquarters sends a directive with the conference in it; a province passes it on with an
addition; a sector of two acknowledges on the phone without a line, holds its own meeting and reports with
evidence; headquarters sees it done and who is late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.at_work import follow, press
from tests.browser.own_desk import MORNING, OwnDesk

if TYPE_CHECKING:
    from sejuk.desk.organisation.models import Member, Unit

pytestmark = pytest.mark.browser

SUBJECT = "Penjelasan jam buka TPS"
HOURS = timedelta(hours=1)


@dataclass
class Country:
    """A tree of four levels, and who works in it."""

    headquarters: Unit
    province: Unit
    regency: Unit
    sector: Unit


@pytest.fixture
def country(own_desk: OwnDesk) -> Country:
    from sejuk.desk.organisation.models import Institution, Role, Territory, Unit
    from sejuk.desk.organisation.seating import add_institution, seat

    police = add_institution("Kepolisian Pusat", "Pusat", Institution.Kind.POLICE, "kepolisian.pusat.example")
    nation = Territory.objects.get(code="00")

    def unit(name: str, level: str, above: Unit | None, place: Territory) -> Unit:
        zone = "Asia/Jakarta" if above is None else "Asia/Makassar"
        return Unit.objects.create(
            institution=police, parent=above, name=name, level=level, territory=place, time_zone=zone
        )

    top = unit("Markas Besar", "headquarters", None, nation)
    province = unit("Polda Danau", "province", top, own_desk.desk.province)
    regency = unit("Polres Danau Timur", "regency", province, own_desk.desk.regency)
    sector = unit("Polsek Danau Kecil", "sector", regency, own_desk.desk.regency)
    for number in range(3):
        unit(f"Polsek Danau Timur {number + 1}", "sector", regency, own_desk.desk.regency)
    seat(top, "Tirta Arum", "admin@kepolisian.pusat.example", Role.ADMINISTRATOR, None)
    return Country(top, province, regency, sector)


def somebody(unit: Unit, name: str, role: str) -> Member:
    from sejuk.desk.organisation.seating import seat

    return seat(unit, name, f"{name.lower().replace(' ', '.')}@kepolisian.pusat.example", role, None)


def at(hours: float) -> str:
    """So many hours after the morning, as the form of somebody in WIB has it."""
    return (MORNING + (hours + 7) * HOURS).strftime("%Y-%m-%dT%H:%M")


def picture() -> bytes:
    target = BytesIO()
    Image.new("RGB", (80, 60), "teal").save(target, "PNG")
    return target.getvalue()


def written(page: Page) -> None:
    """The head fills in the form."""
    page.fill("[name=subject]", SUBJECT)
    page.fill("[name=text]", "Pantau akun @gerimis_sore dan jelaskan jam buka TPS.")
    page.select_option("[name=order_kind]", "str")
    page.fill("[name=order_number]", "STR/14/V/2029")
    page.fill("[name=conference_at]", at(2))
    page.fill("[name=conference_link]", "https://vidcon.kepolisian.pusat.example/14")
    page.fill("[name=acknowledge_by]", at(6))
    page.fill("[name=task_1]", "Adakan rapat unit")
    page.fill("[name=due_1]", at(30))
    press(page, "Simpan rancangan")


def test_the_headquarters_video_conference_reaches_a_sector(own_desk: OwnDesk, country: Country) -> None:
    from sejuk.desk import clock
    from sejuk.desk.directives.models import Directive, Receipt
    from sejuk.desk.directives.services.reminding import remind

    head = somebody(country.headquarters, "Surya Wening", "head")
    province = somebody(country.province, "Ratna Telaga", "head")
    officer = somebody(country.sector, "Bayu Senja", "duty_officer")

    # Headquarters writes. What points at a person is refused, and nothing that was typed is lost.
    top = own_desk.visit(head, "/arahan/tulis/")
    written(top)
    expect(top.locator("main")).to_contain_text("Arahan tidak menunjuk orang")
    expect(top.locator("[name=order_number]")).to_have_value("STR/14/V/2029")
    top.fill("[name=text]", "Jelaskan jam buka TPS kepada warga, memakai bahan KPU.")
    press(top, "Simpan rancangan")
    press(top, "Kirim kepada 6 unit")
    expect(top.locator("main")).to_contain_text("11.00 WIB · 8 Mei 2029 12.00 WITA")

    first = Directive.objects.get()

    # The province acknowledges and passes it on with an addition of its own.
    room = own_desk.visit(province, "/arahan/")
    follow(room, SUBJECT)
    expect(room.locator("main")).to_contain_text("belum dinyatakan diterima")
    press(room, "Nyatakan diterima")
    follow(room, "Teruskan dengan tambahan")
    room.fill("[name=text]", "Di pulau kecil, pakai radio komunitas.")
    room.fill("[name=acknowledge_by]", "2029-05-08T20:00")
    press(room, "Simpan rancangan")
    press(room, "Kirim kepada 5 unit")

    # The sector's officer reads it on the phone, loses the line, and acknowledges all the same.
    phone = own_desk.visit(officer, "/arahan/", width=360)
    expect(phone.locator("#daftar-arahan li")).to_have_count(2)
    phone.get_by_role("link", name=f"{first} ").click()
    phone.wait_for_selector("html[data-kept=yes]", state="attached")
    phone.context.set_offline(True)
    press(phone, "Nyatakan diterima")
    expect(phone.locator("#luring-antrean li[data-state=waiting]")).to_have_count(1)
    assert Receipt.objects.get(directive=first, unit=country.sector).acknowledged_at is None
    phone.context.set_offline(False)
    expect(phone.locator("#luring-antrean li[data-state=sent]")).to_have_count(1)
    phone.reload()
    expect(phone.locator("main")).to_contain_text("oleh Bayu Senja")

    # It holds its own meeting, by category and number, and reports with evidence.
    follow(phone, "Catat rapat unit")
    phone.fill("[name=held_at]", "2029-05-08T09:30")
    phone.fill("[name=result]", "Delapan desa dibagi kepada dua orang.")
    phone.fill("[name=present_duty]", "2")
    press(phone, "Simpan rapat")
    follow(phone, "Laporkan tindak lanjut")
    phone.select_option("[name=task]", label="Adakan rapat unit")
    phone.fill("[name=text]", "Rapat selesai; penjelasan di pasar pagi, 30 warga.")
    phone.check("[name=finishes]")
    phone.set_input_files(
        "[name=berkas]", {"name": "pasar.png", "mimeType": "image/png", "buffer": picture()}
    )
    press(phone, "Kirim laporan")
    press(phone, "Semua selesai dikerjakan")

    # Headquarters sees the tree fill, follows it down to the sector, and later who is late and where.
    top.goto(f"/arahan/{first.pk}/pohon/")
    expect(top.locator("#pohon li")).to_have_count(1)
    follow(top, "Polda Danau")
    follow(top, "Polres Danau Timur")
    expect(top.locator("#pohon li")).to_have_count(4)
    follow(top, "Selesai dikerjakan")
    expect(top.locator("main")).to_contain_text("30 warga")
    expect(top.locator("main")).to_contain_text("Petugas piket 2")
    expect(top.get_by_role("link", name="Bukti 1")).to_have_count(1)
    own_desk.let_pass(7 * HOURS)
    remind(clock.now())
    top.goto(f"/arahan/{first.pk}/pohon/?hanya=terlambat")
    expect(top.locator("#pohon li")).to_have_count(4)
    expect(top.locator("#pohon")).to_contain_text("berhenti sebelum dibaca")
    assert own_desk.problems == []
