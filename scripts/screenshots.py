"""Shoot every page at 360 and 1280 pixels, light and dark, into docs/screenshots.

It starts a demo world of its own in a throw-away folder; run it with `make screenshots`. Words on the command
line (``kasus lapor 360-terang``) leave only pages whose picture's name holds one of the words, and only the
looks that are named.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import CHROMIUM_FLAGS, Instance, free_port  # noqa: E402
from tests.browser.pages import PAGES, Account, address  # noqa: E402

OUT = ROOT / "docs" / "screenshots"
LOOKS = [(360, 780, False), (360, 780, True), (1280, 900, False), (1280, 900, True)]


def main() -> None:
    """Start, shoot, stop."""
    OUT.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix="sejuk-screenshots-"))
    home.chmod(0o755)
    process, instance = start(home)
    try:
        with sync_playwright() as playwright:
            path = os.environ.get("SEJUK_CHROMIUM") or shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
            for width, height, dark in looks(sys.argv[1:]):
                shoot_all(browser, instance, width, height, dark)
            browser.close()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)
        shutil.rmtree(home, ignore_errors=True)


def start(home: Path) -> tuple[subprocess.Popen[str], Instance]:
    """A running copy with the demo world."""
    command = [sys.executable, "-m", "sejuk", "up", "--home", str(home), "--port", str(free_port())]
    env = {**os.environ, "PYTHONUNBUFFERED": "1", "LANG": "id_ID.UTF-8"}
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
    instance = Instance()
    for line in process.stdout or ():
        sys.stdout.write(line)
        instance.hear(line)
        if "Ctrl-C" in line:
            return process, instance
    raise SystemExit("sejuk up ended")


def shoot_all(browser: Browser, instance: Instance, width: int, height: int, dark: bool) -> None:
    """All pages in one look, each as somebody who works there sees it."""
    look = {"viewport": {"width": width, "height": height}, "color_scheme": "dark" if dark else "light"}
    pages: dict[Account | None, Page] = {}
    for path, account in chosen(sys.argv[1:]).items():
        if account not in pages:
            context = browser.new_context(base_url=instance.url, locale="id-ID", **look)  # type: ignore[arg-type]
            pages[account] = context.new_page()
            log_in(pages[account], instance, account)
        page = pages[account]
        page.goto(address(page, path))
        page.wait_for_timeout(500)
        page.screenshot(path=OUT / name(label(path), width, dark), type="jpeg", quality=60)
    for page in pages.values():
        page.context.close()


def log_in(page: Page, instance: Instance, account: Account | None) -> None:
    """Type the password; strangers need none."""
    if account is None:
        return
    page.goto("/akun/masuk/")
    page.fill("input[name=login]", instance.email(*account))
    page.fill("input[name=password]", instance.password)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda url: "/masuk" not in url)


def looks(words: list[str]) -> list[tuple[int, int, bool]]:
    """The looks that were asked for, all where none was."""
    named = [look for look in LOOKS if look_of(look[0], look[2]) in words]
    return named or LOOKS


def chosen(words: list[str]) -> dict[str, Account | None]:
    """The pages that were asked for, all where none was."""
    wanted = [word for word in words if word not in {look_of(width, dark) for width, _height, dark in LOOKS}]
    return {
        path: account
        for path, account in PAGES.items()
        if not wanted or any(word in label(path).split("-") for word in wanted)
    }


def look_of(width: int, dark: bool) -> str:
    """What a look is called in the name of a picture."""
    return f"{width}-{'gelap' if dark else 'terang'}"


def label(path: str) -> str:
    """What the picture of a page is called: its address in words, whatever number stood in it."""
    return "-".join(re.findall(r"\w+", path)) or "beranda"


def name(label: str, width: int, dark: bool) -> str:
    """The picture's file name."""
    return f"{label}-{look_of(width, dark)}.jpg"


if __name__ == "__main__":
    main()
