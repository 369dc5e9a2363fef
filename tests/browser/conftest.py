"""A whole running Sejuk with the demo world, and a headless Chromium that uses it as people do."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, StorageState, sync_playwright

from tests.servers.mastodon import Mastodon, mastodon_server
from tests.servers.telegram_channel import TelegramChannel, telegram_channel

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from tests.browser.own_desk import OwnDesk

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
]
ACCOUNT = re.compile(r"^\s+(?P<role>\S.*?)\s{2,}(?P<email>\S+@\S+)\s+(?P<unit>.+)$")
PASSWORD = re.compile(r"(?:kata sandi semuanya|all with the password): (\S+?)\)")


@dataclass
class Instance:
    """A running copy: its address and the demo accounts it printed."""

    url: str = ""
    password: str = ""
    accounts: list[tuple[str, str, str]] = field(default_factory=list)

    def email(self, role: str, unit: str = "") -> str:
        """The first account of a role (Indonesian name) whose unit contains ``unit``."""
        return next(email for r, email, u in self.accounts if r == role and unit in u)

    def hear(self, line: str) -> None:
        """Read one line of what the start prints."""
        if found := re.search(r"http://[^\s]+", line):
            self.url = self.url or found[0].rstrip("/")
        if found := PASSWORD.search(line):
            self.password = found[1]
        if found := ACCOUNT.match(line):
            self.accounts.append((found["role"], found["email"], found["unit"].strip()))


def free_port() -> int:
    """A port that nobody uses, with the next one free for the stream as well as can be told."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="session")
def instance(chromium_path: str) -> Iterator[Instance]:
    """`sejuk up` with the demo world in a folder of its own; stopped by Ctrl-C."""
    # Not pytest's own folder: PostgreSQL, as an ordinary user, must be able to enter it.
    home = Path(tempfile.mkdtemp(prefix="sejuk-browser-"))
    home.chmod(0o755)
    env = {k: v for k, v in os.environ.items() if not k.startswith(("SEJUK_", "DATABASE_", "DJANGO_"))}
    env |= {"PYTHONUNBUFFERED": "1", "SEJUK_DEMO_SIZE": "tiny", "LANG": "id_ID.UTF-8"}
    command = [sys.executable, "-m", "sejuk", "up", "--home", str(home), "--port", str(free_port())]
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            yield _heard(process)
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)
            shutil.rmtree(home, ignore_errors=True)
    assert process.returncode == 0


def _heard(process: subprocess.Popen[str]) -> Instance:
    running, printed = Instance(), []
    for line in process.stdout or ():
        printed.append(line)
        running.hear(line)
        if "Ctrl-C" in line:
            return running
    pytest.fail("sejuk up ended:\n" + "".join(printed))


@pytest.fixture(scope="package")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One Chromium for all browser tests, gone with the last: its event loop would be in others' way."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, instance: Instance) -> Iterator[Callable[..., Page]]:
    """Open a page of a new visitor; any error in its console fails the test."""
    contexts, problems = [], []

    def open_one(
        width: int = 1280,
        dark: bool = False,
        javascript: bool = True,
        storage_state: StorageState | None = None,
    ) -> Page:
        context = browser.new_context(
            base_url=instance.url,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale="id-ID",
            storage_state=storage_state,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture(scope="session")
def sessions() -> dict[str, StorageState]:
    """The cookies of those who have logged in: each account types its password once."""
    return {}


@pytest.fixture
def log_in(
    open_page: Callable[..., Page], instance: Instance, sessions: dict[str, StorageState]
) -> Callable[..., Page]:
    """Open the desk as a member with a role."""

    def as_role(role: str, unit: str = "", **options: object) -> Page:
        email = instance.email(role, unit)
        if email in sessions:
            return open_page(**options, storage_state=sessions[email])
        page = open_page(**options)
        page.goto("/akun/masuk/")
        page.fill("input[name=login]", email)
        page.fill("input[name=password]", instance.password)
        page.click("main button[type=submit]")
        page.wait_for_url(lambda url: "/masuk" not in url)
        sessions[email] = page.context.storage_state()
        return page

    return as_role


@pytest.fixture
def mastodon() -> Iterator[Mastodon]:
    """A server that speaks Mastodon's protocol."""
    with mastodon_server() as made:
        yield made


@pytest.fixture
def telegram() -> Iterator[TelegramChannel]:
    """A server that speaks the protocol of Telegram's bots, for a channel."""
    with telegram_channel() as made:
        yield made


@pytest.fixture
def _database_beside_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Playwright keeps an event loop in this thread; the database may be used beside it all the same."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture
def own_desk(
    browser: Browser, _database_beside_a_browser: None, transactional_db: None, settings: Settings
) -> Iterator[OwnDesk]:
    """A desk on this test's own database, on a morning that the test moves on."""
    from tests.browser.own_desk import MORNING, OwnDesk, set_clock, web_server
    from tests.desk.office import open_office

    settings.DEMO, settings.SECOND_FACTOR_ROLES = True, ()
    settings.STATIC_ROOT = None
    set_clock(MORNING)
    with web_server(free_port()) as url:
        own = OwnDesk(url, open_office(), browser)
        yield own
        own.close()
    assert own.problems == []
