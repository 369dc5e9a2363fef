"""What the checks of our own wording say of a draft: the one place that knows who checks.

The rules are the engine's (``sejuk.engine.wording``); who stands for election is data of the office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sejuk.desk.cases.models import Case, VerdictState
from sejuk.desk.cases.services.recusal import has_process_source
from sejuk.desk.organisation.models import Territory
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.item import Source
from sejuk.desk.responses.models import Contestant
from sejuk.desk.responses.words import Words
from sejuk.engine import wording
from sejuk.engine.wording import Severity
from sejuk.engine.wording.draft import PROCESS_AUTHORITIES

__all__ = ["Finding", "Severity", "check", "needs_other_institution", "refuse_blocked", "speaks_of_process"]

_BRACKETS = re.compile(r"\[[^\]\n]{1,80}\]")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: where (a field of the form), which words, why, and what to write instead."""

    rule: str
    severity: Severity
    field: str
    words: str
    why: str
    proposals: Sequence[str] = ()


def check(words: Words, *, kind: str, about_process: bool = False, case: Case | None = None) -> list[Finding]:
    """All findings, the gravest first.

    A source that is said to be KPU's or Bawaslu's counts as theirs at an address of their own, or where they
    are on record in the case; otherwise it is somebody's word about them.
    """
    verdict = case.verdicts.filter(state=VerdictState.CONFIRMED).first() if case is not None else None
    vouched = case is not None and has_process_source(case)
    said = wording.Draft(
        title=words.title,
        summary=words.summary,
        passages=tuple(wording.Passage(part, text) for part, text in _passages(words)),
        sources=tuple(_source(one, vouched) for one in words.sources),
        claim=verdict.claim if verdict else "",
        kind=kind,
        language=words.language,
        about_process=about_process,
        contestants=contestants_of(words.territory),
        public_contacts=_contacts(words.contact),
    )
    found = [*wording.check(said), *_of_claim(said)]
    order = list(Severity)
    shown = [*_left_blank(words), *(_finding(one) for one in found)]
    return sorted(shown, key=lambda one: order.index(one.severity))


def speaks_of_process(words: Words) -> bool:
    """Whether it states something about how the election is run, whatever its author ticked (G14).

    Asked as if nobody stood behind it: the rule speaks up where KPU or Bawaslu would have to.
    """
    said = wording.Draft(
        title=words.title,
        summary=words.summary,
        passages=tuple(wording.Passage(part, text) for part, text in _passages(words)),
        language=words.language,
    )
    return any(one.rule == "process_source" for one in wording.check(said))


def contestants_of(territory: Territory) -> wording.Contestants:
    """Who stands for election in a territory, around it and in it."""
    code = territory.code
    around = Q(territory=code) | Q(territory=territory.parent_id) | Q(territory__level="country")
    inside = Q() if territory.level == Territory.Level.COUNTRY else Q(territory__code__startswith=f"{code}.")
    place = around | inside if inside else Q()
    rows = list(Contestant.objects.filter(place, ended_at__isnull=True))
    people, parties = [one for one in rows if not one.is_party], [one for one in rows if one.is_party]
    return wording.Contestants(
        names=tuple(name for one in people for name in one.names),
        numbers=tuple(one.number for one in rows if one.number is not None),
        slogans=tuple(slogan for one in rows for slogan in one.slogans),
        parties=tuple(name for one in parties for name in one.names),
    )


def needs_other_institution(found: Iterable[Finding]) -> bool:
    """Whether somebody of another institution must pass the text (G7)."""
    return any(one.severity == Severity.NEEDS_OTHER_INSTITUTION for one in found)


def refuse_blocked(found: Iterable[Finding]) -> None:
    """Refuse a text that must not go on as it is.

    Raises:
        Refused: a finding blocks it; it says which.
    """
    for one in found:
        if one.severity == Severity.BLOCK:
            advice = " / ".join(one.proposals) or _("Ubah bagian itu, lalu ajukan lagi.")
            raise Refused(one.why, advice, status=422)


def _passages(words: Words) -> list[tuple[str, str]]:
    """What is read, the note on a correction last: it is published too."""
    said = [(one.part.value, one.text) for one in words.passages]
    return [*said, ("correction", words.correction)] if words.correction else said


def _of_claim(said: wording.Draft) -> list[wording.Finding]:
    """The claim is published too: whom it names counts, and what is somebody's own has no place in it."""
    alone = wording.Draft(
        passages=(wording.Passage("claim", said.claim),),
        sources=said.sources,
        language=said.language,
        contestants=said.contestants,
        public_contacts=said.public_contacts,
    )
    return [one for one in wording.check(alone) if one.rule == "personal_data" or _calls_others(one)]


def _calls_others(one: wording.Finding) -> bool:
    return one.severity is Severity.NEEDS_OTHER_INSTITUTION


def _left_blank(words: Words) -> list[Finding]:
    """What a template asks to fill in, and nobody did: one finding, under the first such place."""
    parts = {"title": words.title, "summary": words.summary}
    parts |= {f"passage_{number}": one.text for number, one in enumerate(words.passages)}
    blanks = [(field, found) for field, text in parts.items() for found in _BRACKETS.findall(text)]
    if not blanks:
        return []
    field, first = blanks[0]
    named = ", ".join(dict.fromkeys(found for _field, found in blanks))
    why = _("Masih ada bagian dalam kurung siku yang belum diisi: %(words)s") % {"words": named}
    return [Finding("left_blank", Severity.BLOCK, field, first, why)]


def _contacts(contact: str) -> tuple[str, ...]:
    """The numbers and addresses in the office's own contact, which are no personal data."""
    return (contact, *re.split(r"\s*[,;|/]\s*", contact), *re.split(r"[\s,;|]+", contact))


def _source(one: Source, vouched: bool) -> Source:
    claims = one.authority in PROCESS_AUTHORITIES and not vouched
    authority = "other" if claims and not _is_official(one) else one.authority
    return replace(one, authority=authority)


def _is_official(one: Source) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_is_official(%s, %s)", [one.address, one.authority])
        return bool(cursor.fetchone()[0])


def _finding(one: wording.Finding) -> Finding:
    language = "id" if (get_language() or "id").startswith("id") else "en"
    field = one.span.part.replace("passage:", "passage_")
    return Finding(one.rule, one.severity, field, one.words, wording.explain(one, language), one.proposals)
