"""Texts that go out as people let them, through the verbs. Everybody and everything here is invented."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sejuk.desk import clock
from sejuk.desk.delivery.services.sending import deliver
from sejuk.desk.network.accounts.registering import Registration, register
from sejuk.desk.network.models import OfficialAccount
from sejuk.desk.organisation.models import Role, Unit
from sejuk.desk.publishing.models import Outlet, Publication
from sejuk.desk.publishing.services import opening
from sejuk.desk.publishing.services.releasing import release
from sejuk.desk.publishing.services.working import due_outlets, settle_dead, work
from sejuk.desk.responses.models import Version
from sejuk.desk.responses.services import releasing, submitting, writing
from sejuk.desk.responses.services.submitting import words_of
from sejuk.desk.responses.words import Words
from tests.desk.office import Desk
from tests.desk.responses.given import Newsroom
from tests.servers.mastodon import TOKEN as MASTODON_TOKEN
from tests.servers.mastodon import Mastodon
from tests.servers.telegram import TOKEN as BOT_TOKEN
from tests.servers.telegram_channel import CHANNEL
from tests.servers.wordpress import PASSWORD, USER, WordPress

#: The title of the next edition.
NEWER = "Periksa dulu, baru bagikan: langkahnya"


class Press(Newsroom):
    """A newsroom with channels."""

    def __init__(self, desk: Desk, unit: Unit) -> None:
        super().__init__(desk, unit)
        self.administrator = desk.member(Role.ADMINISTRATOR, unit)

    def account(self, platform: str, address: str) -> OfficialAccount:
        """An account that shows its token."""
        said = Registration(platform, f"Humas {self.unit.name}", address, "Kasubbid PID", address)
        account = register(self.editor, self.unit, said)
        at = clock.now()
        OfficialAccount.objects.filter(pk=account.pk).update(state="verified", verified_at=at, checked_at=at)
        account.refresh_from_db()
        return account

    def on_mastodon(self, server: Mastodon) -> Outlet:
        """The office's Mastodon account."""
        account = self.account("mastodon", server.account)
        return opening.connect(self.administrator, account, "mastodon", secret=MASTODON_TOKEN)

    def on_wordpress(self, server: WordPress) -> Outlet:
        """The office's news site."""
        account = self.account("website", f"{server.url}/")
        return opening.connect(self.administrator, account, "wordpress", USER, PASSWORD)

    def on_telegram(self) -> Outlet:
        """The office's public channel."""
        account = self.account("telegram", f"https://t.me/{CHANNEL[1:]}")
        return opening.connect(self.administrator, account, "telegram", secret=BOT_TOKEN)

    def on_x(self) -> Outlet:
        """An account on which a person pastes."""
        return opening.connect(self.administrator, self.account("x", "https://x.com/humas_contoh"), "copy")

    def by_mail(self) -> Outlet:
        """The list of mail."""
        return opening.own_outlet(self.administrator, self.unit, "mail")

    def theme_words(self, **changes: Any) -> Words:
        """A text about a theme that needs nobody's source."""
        plain = {"summary": "Cara memeriksa kabar sebelum membagikannya, langkah demi langkah."}
        return super().theme_words(**(plain | changes))

    def ready(self) -> Version:
        """A text that was approved and may go out."""
        return self.approved()

    def out(self, *outlets: Outlet) -> Version:
        """A text that was let out on these, with everything done that can be."""
        version = self.ready()
        release(self.head, version.response_id, [one.pk for one in outlets])
        run()
        return version

    def next_edition(self, version: Version, title: str = NEWER) -> Version:
        """The next edition, approved and published."""
        number = version.response_id
        following = releasing.correct(self.editor, number, "Tanggal pemeriksaan diperbaiki.")
        writing.change(self.editor, number, replace(words_of(following), title=title))
        submitted = submitting.submit(self.editor, number)
        self.approve(self.approver, submitted)
        return releasing.publish(self.head, number)

    def withdrawn(self, version: Version) -> None:
        """Taken back."""
        releasing.withdraw(self.head, version.response_id, "Sumbernya keliru.")


def run() -> int:
    """What the tick and its jobs do now; give how many tries were made."""
    at = clock.now()
    settle_dead(at)
    tries = sum(work(outlet) for outlet in due_outlets(at))
    deliver("mail", seconds=60, sleep=lambda _seconds: None)
    return tries


def at_once() -> None:
    """Let what waits be due now."""
    Outlet.objects.update(paused_until=None)
    rows = Publication.objects.filter(due_at__isnull=False)
    rows.update(due_at=clock.now())


def state_at(outlet: Outlet) -> str:
    """What became of the text at an outlet."""
    return Publication.objects.get(outlet=outlet).state
