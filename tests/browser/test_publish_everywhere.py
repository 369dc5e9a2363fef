"""An approved text goes everywhere, with its proof: connected, published, pasted, settled, corrected.

Pages are used as people do; the servers are real, on the loopback, and speak the platforms' protocols.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.at_work import follow, press
from tests.browser.axe import violations
from tests.browser.own_desk import OwnDesk
from tests.servers.mastodon import TOKEN as MASTODON_TOKEN
from tests.servers.mastodon import Mastodon
from tests.servers.telegram import TOKEN as BOT_TOKEN
from tests.servers.telegram_channel import CHANNEL, TelegramChannel

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from tests.desk.publishing.given import Press

pytestmark = pytest.mark.browser

CITIZEN = "warga@pesisir.example"
_LINK = re.compile(r"https://sejuk\.example(/\S+)")


@pytest.fixture(autouse=True)
def _settings(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, mastodon: Mastodon, telegram: TelegramChannel
) -> None:
    """The same for the web server, which is a process of its own, and for what this test does as worker."""
    host = mastodon.url.partition("://")[2]
    settings.SITE_URL, settings.CHANNEL_HOSTS = "https://sejuk.example", frozenset({host})
    settings.TELEGRAM_API = telegram.url
    for name, value in (("SITE_URL", "https://sejuk.example"), ("CHANNEL_HOSTS", host)):
        monkeypatch.setenv(f"SEJUK_{name}", value)
    monkeypatch.setenv("SEJUK_TELEGRAM_API", telegram.url)


@pytest.fixture
def office(_settings: None, own_desk: OwnDesk) -> OwnDesk:
    """The desk, once the settings that its server reads are there."""
    return own_desk


def _connect(page: Page, account: str, key: str) -> None:
    page.goto("/kantor/saluran/sambungkan/")
    page.get_by_label(account).check()
    press(page, "Lanjut")
    page.fill("input[name=secret]", key)
    press(page, "Simpan kunci")


def _mailed() -> list[str]:
    from django.core import mail

    from tests.desk.publishing.given import run

    run()
    bodies = [str(one.body) for one in mail.outbox if one.to == [CITIZEN]]
    return [path for body in bodies for path in _LINK.findall(body)]


def _subscribe(office: OwnDesk) -> None:
    """A citizen signs up on a phone, and says yes once more by their mailbox."""
    phone = office.visit(None, "/langganan/", width=360)
    assert violations(phone) == []
    phone.fill("input[name=address]", CITIZEN)
    press(phone, "Daftarkan")
    expect(phone.locator("main")).to_contain_text("Periksa kotak surat Anda")
    phone.goto(next(path for path in _mailed() if "/ya/" in path))
    press(phone, "Ya, kirimi saya")
    expect(phone.locator("main")).to_contain_text("Langganan Anda sudah berjalan")
    assert violations(phone) == []


def _given(office: OwnDesk, mastodon: Mastodon) -> Press:
    from tests.desk.publishing.given import Press

    made = Press(office.desk, office.desk.polres)
    made.account("mastodon", mastodon.account)
    made.account("telegram", f"https://t.me/{CHANNEL[1:]}")
    made.account("x", "https://x.com/humas_contoh")
    return made


def test_everywhere_with_its_proof(office: OwnDesk, mastodon: Mastodon, telegram: TelegramChannel) -> None:
    from tests.desk.publishing.given import NEWER, run

    people = _given(office, mastodon)
    head = office.visit(people.head, "/kantor/saluran/")

    # The channels are connected and tried; trying publishes nothing.
    _connect(head, "Humas Polres Telaga (Mastodon) · Mastodon", MASTODON_TOKEN)
    _connect(head, "Humas Polres Telaga (Kanal Telegram) · Kanal Telegram", BOT_TOKEN)
    for way in ("Humas Polres Telaga (X) · Salin dan tempel", "Polres Telaga · Surel langganan"):
        head.goto("/kantor/saluran/sambungkan/")
        head.get_by_label(way).first.check()
        press(head, "Lanjut")
    head.locator("main").get_by_role("button", name="Uji sambungan").first.click()
    expect(head.locator("body")).to_contain_text("Tidak ada yang disiarkan")
    assert violations(head) == []
    assert not mastodon.statuses
    assert not telegram.messages
    _subscribe(office)

    # Approved by a second person, it is let out with one button, after its words were read.
    version = people.ready()
    head.goto(f"/tanggapan/{version.response_id}/")
    follow(head, "Siarkan")
    assert violations(head) == []
    head.locator("summary", has_text="dari 500 huruf").first.click()
    expect(head.locator("main")).to_contain_text(f"https://sejuk.example/klarifikasi/{version.response_id}/")
    for box in head.locator("input[name=outlet]").all():
        box.check()
    telegram.faults.append("reset_after")
    press(head, "Siarkan sekarang")
    run()

    # Counted at the receivers; the proof is on the page, and the doubt is said aloud.
    assert len(mastodon.standing()) == len(telegram.standing()) == 1
    assert any(path.startswith("/klarifikasi/") for path in _mailed())
    head.reload()
    expect(head.locator("main")).to_contain_text(f"{mastodon.account}/100")
    expect(head.locator("main")).to_contain_text("Belum pasti")
    assert violations(head) == []

    # A person opens the channel and settles it, and pastes what no program may post.
    doubt = head.locator("li", has_text="Belum pasti")
    doubt.get_by_label("Tautan kiriman di akun itu").fill("https://lain.example/1")
    doubt.get_by_role("button", name="Sudah ada di sana").click()
    expect(head.locator("main")).to_contain_text("bukan dari akun resminya")
    doubt.get_by_label("Tautan kiriman di akun itu").fill("https://t.me/humas_contoh/1")
    doubt.get_by_role("button", name="Sudah ada di sana").click()
    expect(head.locator("body")).to_contain_text("Tercatat. Terima kasih.")
    pasted = head.locator("li", has_text="Menunggu ditempel")
    pasted.get_by_label("Tautan kiriman di akun itu").fill("https://x.com/humas_contoh/status/7")
    pasted.get_by_role("button", name="Sudah ditempel").click()
    expect(head.locator(".badge", has_text="Tersiar")).to_have_count(6)

    # The next edition goes everywhere by itself.
    people.next_edition(version)
    run()
    assert NEWER in mastodon.standing()[0]
    assert NEWER in telegram.standing()[0]
    citizen = office.visit(None, f"/klarifikasi/{version.response_id}/", width=360)
    expect(citizen.locator("main")).to_contain_text(NEWER)
    feed = citizen.request.get("/umpan/klarifikasi.json").json()
    assert [item["title"] for item in feed["items"]] == [NEWER]
