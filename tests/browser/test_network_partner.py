"""A newsroom agrees by its own hand, gets a broadcast, says so because it wants to, asks, and leaves."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.at_work import follow, press
from tests.browser.axe import violations
from tests.browser.own_desk import OwnDesk

pytestmark = pytest.mark.browser

CONTACT = "redaksi@kabartelaga.example"
_LINK = re.compile(r"https://sejuk\.example(/\S+)")


@pytest.fixture(autouse=True)
def _an_address(monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    monkeypatch.setenv("SEJUK_SITE_URL", "https://sejuk.example")
    settings.SITE_URL = "https://sejuk.example"  # type: ignore[attr-defined]


def _mailed() -> list[str]:
    """What the worker does meanwhile; the links that the newsroom got so far."""
    from django.core import mail

    from sejuk.desk.delivery.services.sending import deliver
    from sejuk.desk.network.broadcasts.sending import hand_over, left_to_hand_over

    for pk in left_to_hand_over():
        hand_over(pk)
    deliver("mail", seconds=60, sleep=lambda _seconds: None)
    bodies = [str(one.body) for one in mail.outbox if one.to == [CONTACT]]
    return [path for body in bodies for path in _LINK.findall(body)]


def test_from_the_question_to_the_goodbye(own_desk: OwnDesk) -> None:
    polres = own_desk.desk.polres
    sari = own_desk.person("Sari Telaga", polres, "editor")
    bima = own_desk.person("Bima Hulu", polres, "head")

    # The editor asks; only the newsroom can answer.
    office = own_desk.visit(sari, "/mitra/tanya/", width=360)
    office.fill("input[name=name]", "Redaksi Kabar Telaga")
    office.fill("input[name=contact]", CONTACT)
    press(office, "Kirim pertanyaan")
    expect(office.locator("main")).to_contain_text("Redaksi Kabar Telaga")
    newsroom = own_desk.visit(None, _mailed()[-1], width=360)
    expect(newsroom.locator("main")).to_contain_text("Anda boleh menolak tanpa alasan")
    assert violations(newsroom) == []
    press(newsroom, "Saya setuju")
    expect(newsroom.locator("main")).to_contain_text("Halaman ini milik Anda")
    assert violations(newsroom) == []

    # One writes, another approves and lets it go.
    office.goto("/siaran/tulis/")
    office.fill("input[name=title]", "Kotak suara di gudang kecamatan tersegel")
    office.fill("textarea[name=clarification]", "Segelnya diperiksa bersama saksi kemarin.")
    office.fill("textarea[name=sources]", "Berita acara pemeriksaan gudang")
    office.fill("input[name=contact]", "Humas Polres Telaga")
    press(office, "Simpan rancangan")
    follow(office, "Kotak suara di gudang kecamatan tersegel")
    press(office, "Ajukan")
    expect(office.get_by_role("button", name="Setujui")).to_have_count(0)
    head = own_desk.visit(bima, "/siaran/")
    follow(head, "Kotak suara di gudang kecamatan tersegel")
    press(head, "Setujui")
    press(head, "Kirim sekarang")

    # The newsroom reads without a login, says so because it wants to, and asks.
    kit = next(path for path in _mailed() if path.startswith("/keterangan/"))
    newsroom.goto(kit)
    assert violations(newsroom) == []
    press(newsroom, "Sudah saya terima")
    expect(newsroom.locator("main")).to_contain_text("Nama Anda tidak dicatat")
    newsroom.fill("textarea[name=text]", "Apakah segelnya diperiksa lagi?")
    newsroom.fill("input[name=contact]", CONTACT)
    press(newsroom, "Kirim pertanyaan")
    head.goto("/tanya-pers/")
    follow(head, "Apakah segelnya diperiksa lagi?")
    press(head, "Saya yang menjawab")
    head.fill("textarea[name=answer]", "Setiap pagi, bersama saksi.")
    press(head, "Kirim jawaban")
    expect(head.locator("main")).to_contain_text("Tidak ada pertanyaan yang menunggu")

    # One click, and nobody knows them any more.
    newsroom.goto(next(path for path in _mailed() if path.endswith("/berhenti/")))
    press(newsroom, "Berhenti dan lupakan saya")
    expect(newsroom.locator("main")).to_contain_text("tidak akan dihubungi lagi")
    head.goto("/mitra/")
    expect(head.locator("main")).to_contain_text("Belum ada mitra")
    assert own_desk.problems == []
