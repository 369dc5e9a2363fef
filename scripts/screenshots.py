"""Shoot every page at 360 and 1280 pixels, light and dark, into docs/screenshots.

It starts a demo world of its own in a throw-away folder; run it with `make screenshots`.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import CHROMIUM_FLAGS, Instance  # noqa: E402
from tests.browser.pages import PAGES  # noqa: E402

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
            for width, height, dark in LOOKS:
                shoot_all(browser, instance, width, height, dark)
            browser.close()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)
        shutil.rmtree(home, ignore_errors=True)


def start(home: Path) -> tuple[subprocess.Popen[str], Instance]:
    """A running copy with the demo world."""
    command = [sys.executable, "-m", "sejuk", "up", "--home", str(home), "--port", "8950"]
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
    """All pages in one look."""
    context = browser.new_context(
        base_url=instance.url,
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        locale="id-ID",
    )
    page = context.new_page()
    page.goto("/akun/masuk/")
    page.screenshot(path=OUT / name("masuk", width, dark), type="jpeg", quality=70)
    page.fill("input[name=login]", instance.email("Pimpinan humas", "Polda"))
    page.fill("input[name=password]", instance.password)
    page.click("main button[type=submit]")
    page.wait_for_load_state()
    page.goto("/narasi/")
    first = page.locator("main a[href^='/narasi/n-']").first.get_attribute("href") or "/narasi/"
    for path in [*PAGES, first]:
        response = page.goto(path)
        if response is None or response.status != 200:
            continue
        page.wait_for_timeout(500)
        label = "narasi-satu" if path == first else path.strip("/").replace("/", "-") or "beranda"
        page.screenshot(path=OUT / name(label, width, dark), type="jpeg", quality=70)
    context.close()


def name(label: str, width: int, dark: bool) -> str:
    """The picture's file name."""
    return f"{label}-{width}-{'gelap' if dark else 'terang'}.jpg"


if __name__ == "__main__":
    main()
