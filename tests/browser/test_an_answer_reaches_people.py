"""From a verdict to people: written, checked, approved by others, out on every channel with its proof.

Then a citizen who pastes a variant of the rumour finds the answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.at_work import follow, press
from tests.browser.own_desk import OwnDesk
from tests.servers.mastodon import Mastodon
from tests.servers.smtp import MailServer, mail_server
from tests.servers.telegram_channel import TelegramChannel

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.browser

SITE = "https://sejuk.example"
READER = "rahayu@warga.example"
TITLE = "Semua kotak suara di gudang Telaga masih tersegel"
FACT = "Semua kotak suara di gudang Telaga masih tersegel. Segelnya diperiksa bersama saksi."
VARIANT = "katanya kotak suara di gudang telaga udah dicoblos semua?? tolong cek min"
KPU = "KPU: berita acara penyegelan 12/2029 – https://kpu.go.id/berita-acara-12"


@pytest.fixture
def letters() -> Iterator[MailServer]:
    with mail_server() as made:
        yield made


@pytest.fixture
def _outside(
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    mastodon: Mastodon,
    telegram: TelegramChannel,
    letters: MailServer,
) -> None:
    """The office's settings: its public address, and real servers that speak the platforms' protocols."""
    monkeypatch.setenv("SEJUK_SITE_URL", SITE)
    settings.SITE_URL, settings.CHANNEL_PATIENCE = SITE, 90.0
    settings.CHANNEL_HOSTS = settings.CHANNEL_HOSTS | {mastodon.url.partition("://")[2]}
    settings.TELEGRAM_API = telegram.url
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = letters.host, letters.port


@pytest.mark.usefixtures("_outside")
def test_a_clarification_reaches_people_and_a_citizen_finds_it(
    own_desk: OwnDesk, mastodon: Mastodon, telegram: TelegramChannel, letters: MailServer
) -> None:
    from sejuk.desk.publishing.models import Publication
    from sejuk.desk.responses.models import Response
    from tests.desk.publishing.given import Press, run

    desk = own_desk.desk
    office = Press(desk, desk.polres)
    case = office.cases.decided()
    office.on_mastodon(mastodon)
    office.on_telegram()
    office.by_mail()
    rini = own_desk.person("Rini Sagara", desk.polres, "editor")
    tono = own_desk.person("Tono Bukit", desk.polres, "approver")
    galih = own_desk.person("Galih Muara", desk.kpu, "approver")

    # Somebody wishes to be told: they confirm by a letter.
    reader = own_desk.visit(None, "/langganan/", width=360)
    reader.locator("input[type=email]").fill(READER)
    reader.locator("main").get_by_role("button").first.click()
    run()
    reader.goto(_path(_links(letters, READER, "/langganan/ya/")[0]))
    reader.locator("main").get_by_role("button").first.click()

    # The draft is filled from the verdict; what threatens people cannot be submitted.
    desk_of_rini = own_desk.visit(rini, f"/kasus/{case.pk}/")
    follow(desk_of_rini, "Tulis klarifikasi")
    follow_form(desk_of_rini, "Lanjut")
    fill(desk_of_rini, passage_2="Siapa pun yang membagikannya akan dipidana dengan UU ITE.")
    press(desk_of_rini, "Simpan rancangan")
    press(desk_of_rini, "Ajukan untuk disetujui")
    expect(desk_of_rini.locator("body")).to_contain_text("Kantor penerangan tidak mengancam")
    follow(desk_of_rini, "Ubah")
    expect(desk_of_rini.locator("[name=title]")).to_have_value(TITLE)
    fill(desk_of_rini, passage_2="KPU memeriksa segelnya bersama saksi. Berita acaranya terbuka.")
    press(desk_of_rini, "Simpan rancangan")
    press(desk_of_rini, "Ajukan untuk disetujui")
    number = Response.objects.get(case=case).pk

    # Its author does not approve it; a colleague does, and as it is about the election KPU does too.
    expect(desk_of_rini.get_by_role("link", name="Baca dan setujui")).to_have_count(0)
    for second in (tono, galih):
        page = own_desk.visit(second, f"/tanggapan/{number}/")
        follow(page, "Baca dan setujui")
        expect(page.locator("main")).to_contain_text(FACT)
        press(page, "Setujui")
    expect(page.locator("main")).to_contain_text("Disetujui")

    # One button; the receipts come in one after the other.
    desk_of_rini.goto(f"/tanggapan/{number}/siarkan/")
    for box in desk_of_rini.locator("input[name=outlet]").all():
        box.check()
    press(desk_of_rini, "Siarkan sekarang")
    for _again in range(2):
        run()
    assert set(Publication.objects.values_list("state", flat=True)) == {"sent"}
    desk_of_rini.reload()
    expect(desk_of_rini.locator("#siaran .badge-success")).to_have_count(5)
    address = f"{SITE}/klarifikasi/{number}/"
    assert mastodon.counts[address] == 1
    assert len(telegram.standing()) == 1
    assert TITLE in telegram.standing()[0]
    assert len([one for one in letters.letters(READER) if TITLE in one["Subject"]]) == 1

    # A citizen pastes what went around, in other words, and reads the answer with its sources.
    citizen = own_desk.visit(None, "/", width=360)
    citizen.fill("[name=q]", VARIANT)
    citizen.get_by_role("button", name="Periksa", exact=True).click()
    follow(citizen, TITLE)
    expect(citizen.locator("h1")).to_contain_text(TITLE)
    expect(citizen.locator("main")).to_contain_text("KPU memeriksa segelnya bersama saksi.")
    expect(citizen.locator("main")).to_contain_text("berita acara penyegelan 12/2029")
    feed = citizen.request.get("/umpan/klarifikasi.json").json()
    assert [one["title"] for one in feed["items"]] == [TITLE]

    # What nobody has checked is not said to be true or false (test_citizen_checks goes on from there).
    citizen.goto("/cek/")
    citizen.fill("[name=q]", "Benarkah jembatan gantung Muara ditutup pada hari pemungutan suara?")
    citizen.get_by_role("button", name="Periksa", exact=True).click()
    expect(citizen.locator("main")).to_contain_text("Belum ada klarifikasi tentang ini")


def fill(page: Page, **words: str) -> None:
    """The words of a clarification, the same but for those named."""
    said = {
        "title": TITLE,
        "summary": FACT,
        "passage_0": FACT,
        "passage_1": "Beredar kabar bahwa isinya sudah dicoblos. Kabar itu keliru.",
        "passage_2": "KPU memeriksa segelnya bersama saksi.",
        "passage_3": "Semua kotak suara di gudang Telaga masih tersegel.",
        "sources": KPU,
        "contact": "Humas Polres Telaga",
    }
    for name, text in (said | words).items():
        page.fill(f"[name={name}]", text)


def follow_form(page: Page, button: str) -> None:
    """Go on from a page of choices, where there is one."""
    found = page.locator("main").get_by_role("button", name=button, exact=True)
    if found.count():
        found.click()


def _links(letters: MailServer, reader: str, part: str) -> list[str]:
    """Links of the reader's letters that lead to ``part``."""
    said = [one.get_content() for one in letters.letters(reader)]
    return [word for text in said for word in text.split() if part in word]


def _path(address: str) -> str:
    return address.removeprefix(SITE)
