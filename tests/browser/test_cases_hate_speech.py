"""Hate speech: the six factors in one's own words, and two reviewers besides who proposes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.at_work import follow, press
from tests.browser.axe import violations
from tests.browser.own_desk import OwnDesk

pytestmark = pytest.mark.browser

TITLE = "Ajakan mengusir warga satu kampung sebelum pemungutan suara"
WHY = "Mengajak mengusir warga karena asalnya."
ASKED = "Bagian ini harus diisi untuk ujaran kebencian atau hasutan."


def fill_worksheet(page: Page, **sheet: str) -> None:
    """Write an answer to everything that the worksheet asks."""
    for name, words in sheet.items():
        field = page.locator(f"main [name={name}]")
        if name == "ground":
            field.select_option(words)
        else:
            field.fill(words)


def test_hate_speech_needs_the_worksheet_and_two_reviewers(own_desk: OwnDesk) -> None:
    from tests.desk.cases.given import RABAT, CaseDesk, triaged

    desk = own_desk.desk
    bayu = own_desk.person("Bayu Tirta", desk.polres, "verifier")
    sinta = own_desk.person("Sinta Telaga", desk.polres, "editor")
    ratna = own_desk.person("Ratna Hulu", desk.polda, "head")
    case = _gathering(CaseDesk(desk, desk.polres), triaged(may_harm=True))

    # In the queue its words are covered until somebody asks for them.
    queue = own_desk.visit(bayu, "/kasus/")
    expect(queue.get_by_text(TITLE)).not_to_be_visible()
    queue.get_by_text("Isinya mungkin kasar. Tampilkan?").click()
    expect(queue.get_by_text(TITLE)).to_be_visible()

    # Without the worksheet the proposal does not go through, and nothing typed is lost.
    proposer = own_desk.visit(bayu, f"/kasus/{case}/putusan/")
    proposer.select_option("select[name=accuracy]", "not_checkable")
    proposer.select_option("select[name=harm]", "hate_speech")
    proposer.fill("textarea[name=explanation]", WHY)
    press(proposer, "Usulkan")
    expect(proposer.get_by_text(ASKED)).to_have_count(len(RABAT))
    expect(proposer.locator("#lembar-uji")).to_have_attribute("open", "")
    expect(proposer.locator("textarea[name=explanation]")).to_have_value(WHY)
    assert violations(proposer) == []
    fill_worksheet(proposer, **RABAT)
    press(proposer, "Usulkan")
    expect(proposer.locator("main")).to_contain_text("Orang kedua yang mengesahkannya.")
    proposer.goto(f"/kasus/{case}/putusan/sahkan/")
    press(proposer, "Sahkan")
    expect(proposer.locator("main")).to_contain_text("Putusan disahkan oleh orang lain")

    # The first to agree is the reviewer; the verdict stands only with the next.
    first = own_desk.visit(sinta, f"/kasus/{case}/")
    follow(first, "Baca dan sahkan")
    first.get_by_text("Lembar uji enam faktor").click()
    expect(first.get_by_text(RABAT["likelihood"])).to_be_visible()
    press(first, "Sahkan")
    expect(first.locator("main")).to_contain_text("Ditinjau Sinta Telaga")
    expect(first.locator("main")).not_to_contain_text("Disahkan Sinta Telaga")
    second = own_desk.visit(ratna, f"/kasus/{case}/")
    follow(second, "Baca dan sahkan")
    second.fill("textarea[name=text]", "Keenam faktornya kuat.")
    press(second, "Sahkan")
    page = second.locator("main")
    expect(page).to_contain_text("Disahkan Ratna Hulu")
    expect(page).to_contain_text("Bahaya: Ujaran kebencian")
    expect(second.get_by_text(RABAT["inciting_span"])).not_to_be_visible()
    assert violations(second) == []


def _gathering(unit: object, answers: object) -> int:
    from sejuk.desk.cases.services.triage import Answers, accept, take_up
    from tests.desk.cases.given import CaseDesk

    assert isinstance(unit, CaseDesk)
    assert isinstance(answers, Answers)
    case = accept(unit.sorter, take_up(unit.sorter, unit.opened(title=TITLE).pk).pk, answers)
    unit.source(case)
    return case.pk
