"""From a decided case to an approved clarification, on a phone: checked while written, by two people."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.at_work import follow, press
from tests.browser.axe import violations
from tests.browser.own_desk import OwnDesk

pytestmark = pytest.mark.browser

_PASSAGES = ("Segel gudang utuh.", "Ada kabar yang keliru. Mohon tidak diteruskan.",
             "Kepala desa melihat segelnya pagi ini.", "Segel gudang utuh.")  # fmt: skip


def _fits(page: Page) -> None:
    """Nothing sticks out on a phone, and axe has nothing to say."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


def test_from_the_case_to_the_approved_bytes(own_desk: OwnDesk) -> None:
    from tests.desk.cases.given import CaseDesk

    polres = own_desk.desk.polres
    sari = own_desk.person("Sari Telaga", polres, "editor", "approver")
    bima = own_desk.person("Bima Hulu", polres, "approver")
    case = CaseDesk(own_desk.desk, polres).decided()

    # The case leads to the text; the draft holds the verdict and its sources.
    office = own_desk.visit(sari, f"/kasus/{case.pk}/", width=360)
    follow(office, "Tulis klarifikasi")
    expect(office.locator("[name=passage_0]")).to_have_value(
        "Kotak suara masih tersegel; berita acaranya terbuka."
    )
    expect(office.locator("[name=sources]")).to_have_value(
        "KPU: Sekretariat KPU Kabupaten Telaga – https://kpu.go.id/berita/1"
    )
    _fits(office)

    # The checks speak while it is written, without a click.
    office.fill("[name=title]", "Segel gudang utuh, kata paslon nomor urut 2")
    checks = office.locator("#periksa")
    expect(checks).to_contain_text("Perlu lembaga lain")
    office.fill("[name=title]", "Segel gudang kecamatan utuh")
    office.fill("[name=summary]", "Segel gudang kecamatan utuh sejak diterima bersama kepala desa.")
    for number, words in enumerate(_PASSAGES):
        office.fill(f"[name=passage_{number}]", words)
    office.fill("[name=contact]", "Humas, humas@teduh.example")
    expect(checks).not_to_contain_text("Perlu lembaga lain")
    press(office, "Simpan rancangan")
    press(office, "Ajukan untuk disetujui")
    _fits(office)

    # Who wrote it has both roles and still does not approve it.
    assert office.get_by_role("link", name="Baca dan setujui").count() == 0

    second = own_desk.visit(bima, "/tanggapan/?lihat=menunggu", width=360)
    follow(second, "Segel gudang kecamatan utuh")
    follow(second, "Baca dan setujui")
    _fits(second)
    press(second, "Setujui")
    expect(second.locator("main")).to_contain_text("Sudah disetujui dan siap terbit.")
    _fits(second)
    office.reload()
    expect(office.locator("main")).to_contain_text("Bima Hulu")
    assert own_desk.problems == []
