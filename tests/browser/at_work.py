"""What people do on the pages of cases, by the words that they see there."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

_CASE = re.compile(r"/kasus/(\d+)/")


def number_of(page: Page) -> int:
    """The number of the case whose page is open."""
    found = _CASE.search(page.url)
    assert found is not None, page.url
    return int(found[1])


def press(page: Page, button: str) -> None:
    """Press a button of the page's main part."""
    page.locator("main").get_by_role("button", name=button, exact=True).click()


def follow(page: Page, link: str) -> None:
    """Follow a link of the page's main part."""
    page.locator("main").get_by_role("link", name=link).first.click()


def sort(page: Page, severity: str = "high", **answers: str) -> None:
    """Answer the questions of triage, yes where nothing else is said."""
    said = dict.fromkeys(("is_public", "in_mandate", "is_big_enough", "is_checkable"), "ya")
    for name, answer in (said | {"may_harm": "tidak"} | answers).items():
        page.check(f"input[name={name}][value={answer}]")
    page.select_option("select[name=severity]", severity)


def propose(page: Page, case: int, accuracy: str, explanation: str, **more: str) -> None:
    """Propose a verdict without harm."""
    page.goto(f"/kasus/{case}/putusan/")
    page.select_option("select[name=accuracy]", accuracy)
    page.fill("textarea[name=explanation]", explanation)
    for name, words in more.items():
        page.fill(f"textarea[name={name}]", words)
    press(page, "Usulkan")


def ask_second(page: Page, case: int, name: str) -> None:
    """Ask a colleague by name."""
    page.goto(f"/kasus/{case}/orang-kedua/")
    page.get_by_label(name).check()
    press(page, "Minta")
    expect(page.locator("main")).to_contain_text(f"Menunggu orang kedua: {name}")
