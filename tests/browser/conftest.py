"""A whole running Sejuk with the demo world, and a headless Chromium that uses it as people do."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory, chromium_path: str) -> Iterator[Instance]:
    """`sejuk up` with the demo world in a folder of its own; stopped by Ctrl-C."""
    home = tmp_path_factory.mktemp("sejuk")
    home.chmod(0o755)
    env = {k: v for k, v in os.environ.items() if not k.startswith(("SEJUK_", "DATABASE_", "DJANGO_"))}
    env |= {"PYTHONUNBUFFERED": "1", "SEJUK_DEMO_SIZE": "tiny", "LANG": "id_ID.UTF-8"}
    command = [sys.executable, "-m", "sejuk.cli", "up", "--home", str(home), "--port", "8900"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    running, printed = Instance(), []
    for line in process.stdout:
        printed.append(line)
        running.hear(line)
        if "Ctrl-C" in line:
            break
    else:
        pytest.fail("sejuk up ended:\n" + "".join(printed))
    yield running
    process.send_signal(signal.SIGINT)
    process.stdout.read()
    process.stdout.close()
    assert process.wait(60) == 0


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One Chromium for all browser tests."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, instance: Instance) -> Iterator[Callable[..., Page]]:
    """Open a page of a new visitor; any error in its console fails the test."""
    contexts, problems = [], []

    def open_one(width: int = 1280, dark: bool = False, javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=instance.url,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale="id-ID",
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


@pytest.fixture
def log_in(open_page: Callable[..., Page], instance: Instance) -> Callable[..., Page]:
    """Open the desk as a member with a role."""

    def as_role(role: str, unit: str = "", **options: object) -> Page:
        page = open_page(**options)
        page.goto("/akun/masuk/")
        page.fill("input[name=login]", instance.email(role, unit))
        page.fill("input[name=password]", instance.password)
        page.click("main button[type=submit]")
        page.wait_for_url(lambda url: "/masuk" not in url)
        return page

    return as_role
