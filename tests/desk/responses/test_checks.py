"""The checks as a gate: what holds a text back, and what calls another institution."""

from __future__ import annotations

import pytest

from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.checks import Severity, check, needs_other_institution, refuse_blocked
from sejuk.desk.responses.drafting import Wanted, first_draft, templates
from sejuk.desk.responses.item import Passage
from sejuk.desk.responses.services import releasing, submitting
from sejuk.desk.responses.words import parts_of
from tests.desk.cases.given import proposal
from tests.desk.responses.examples import contestant
from tests.desk.responses.given import KPU, Newsroom

pytestmark = pytest.mark.django_db

_HOLDS = (Severity.BLOCK, Severity.NEEDS_OTHER_INSTITUTION)


def test_what_a_template_leaves_open_is_not_submitted(news: Newsroom) -> None:
    with pytest.raises(Refused, match="kurung siku"):
        news.submitted(summary="Keterangan ini dari [sumbernya].")


def test_no_template_is_held_back_once_it_is_filled(news: Newsroom) -> None:
    """Our own first drafts pass our own checks, as far as they are ours."""
    held = {}
    for one in templates():
        wanted = Wanted(one.kind, one.language, one.audience or "public", one.stage, one.verdict)
        begun = first_draft(wanted, place="Telaga", contact="humas@telaga.example")
        passages = tuple(map(Passage, parts_of(one.kind), map(_filled, begun.passages)))
        words = news.words(
            title=_filled(begun.title), summary=_filled(begun.summary), passages=passages,
            language=one.language, sources=(KPU,),
        )  # fmt: skip
        found = [
            one for one in check(words, kind=one.kind) if one.severity in ("block", "needs_other_institution")
        ]
        if found:
            held[one.title] = found
    assert held == {}


def _filled(text: str) -> str:
    return text.replace("[", "").replace("]", "")


def test_whom_the_claim_names_counts_too(news: Newsroom) -> None:
    """The claim of the verdict is published with the text."""
    contestant(news)
    case = news.cases.verifying()
    from sejuk.desk.cases.services.confirming import confirm
    from sejuk.desk.cases.services.proposing import propose

    propose(news.cases.verifier, case.pk, proposal(claim="Calon bupati Sekar Adiwarna disebut mundur"))
    confirm(news.cases.approver, case.pk)
    assert news.submitted(case).names_somebody


def test_the_gravest_comes_first(news: Newsroom) -> None:
    found = check(news.words(title="Coblos nomor 2", summary="Hubungi 0812-3456-7890 [nama]"), kind="appeal")
    order = list(Severity)
    assert [order.index(one.severity) for one in found] == sorted(order.index(one.severity) for one in found)
    assert needs_other_institution(found)
    with pytest.raises(Refused):
        refuse_blocked(found)


def test_the_offices_own_contact_is_no_personal_data(news: Newsroom) -> None:
    text = tuple(Passage(part, "Hubungi humas@telaga.example.") for part in parts_of("appeal"))
    said = news.words(passages=text, contact="Humas, humas@telaga.example")
    assert not any(one.rule == "personal_data" for one in check(said, kind="appeal"))
    other = news.words(passages=text, contact="Humas, 112")
    assert any(one.rule == "personal_data" for one in check(other, kind="appeal"))


def test_the_note_on_a_correction_and_the_reason_of_a_withdrawal_are_public_too(news: Newsroom) -> None:
    version = news.published()
    with pytest.raises(Refused, match="menunjuk peserta"):
        releasing.withdraw(news.head, version.response_id, "Paslon nomor urut 2 keberatan.")
    releasing.correct(news.editor, version.response_id, "Paslon nomor urut 2 keberatan.")
    assert submitting.submit(news.editor, version.response_id).names_somebody
