"""Measure the public pages as a slow phone meets them: bytes, requests, first paint. One JSON line a page.

    python scripts/portal_weight.py http://127.0.0.1:8000

Each page is a first visit of a new browser of 360 × 780 pixels; Chromium's devtools protocol narrows the line
(400 kbit/s down and up, 400 ms a round trip: its own "slow 3G") and slows the processor four times.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import CHROMIUM_FLAGS  # noqa: E402

PAGES = (
    "/",
    "/cek/",
    "/klarifikasi/",
    "/belajar/",
    "/belajar/memeriksa-klaim/",
    "/lapor/",
    "/tahapan/",
    "/widget/",
)
KBIT = 1000 / 8
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 400 * KBIT, "uploadThroughput": 400 * KBIT}
SLOWER_PROCESSOR = 4
TIMES = 3
PAINT = "performance.getEntriesByName('first-contentful-paint').map(one => one.startTime)[0] ?? null"


@dataclass
class Visit:
    """One first visit."""

    bytes: int = 0
    requests: list[str] = field(default_factory=list)
    paint_ms: float = 0.0


def visit(browser: Browser, url: str, *, javascript: bool) -> Visit:
    """Open one page with an empty cache."""
    context = browser.new_context(
        viewport={"width": 360, "height": 780}, locale="id-ID", java_script_enabled=javascript,
        service_workers="block",
    )  # fmt: skip
    page, seen = context.new_page(), Visit()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})

    def finished(event: dict[str, Any]) -> None:
        seen.bytes += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", finished)
    session.on("Network.requestWillBeSent", lambda event: seen.requests.append(event["request"]["url"]))
    page.goto(url, wait_until="load")
    page.wait_for_timeout(300)
    if javascript:
        seen.paint_ms = round(float(page.evaluate(PAINT) or 0))
    context.close()
    return seen


def main(site: str) -> None:
    """Every page, with and without JavaScript."""
    with sync_playwright() as playwright:
        path = os.environ.get("SEJUK_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        for page in PAGES:
            visits = [visit(browser, site + page, javascript=True) for _time in range(TIMES)]
            without = visit(browser, site + page, javascript=False)
            elsewhere = sorted({one for one in visits[0].requests if not one.startswith((site, "data:"))})
            said = asdict(visits[0]) | {
                "figure": "portal.first_visit",
                "page": page,
                "requests": len([one for one in visits[0].requests if not one.startswith("data:")]),
                "paint_ms": median(one.paint_ms for one in visits),
                "bytes_without_javascript": without.bytes,
                "elsewhere": elsewhere,
            }
            sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
            sys.stdout.flush()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
