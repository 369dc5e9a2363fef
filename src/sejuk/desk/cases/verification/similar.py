"""What may be known already: earlier verdicts of this instance and fact-checks of the library.

Each is offered with the probability that this case repeats its claim. Confirmed claims are public knowledge
within the instance; nothing else of a case out of sight is shown.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.cases.access import accessible_cases
from sejuk.desk.cases.models import Case, Outcome, Verdict, VerdictState, VerificationStep
from sejuk.desk.factchecks.matching import Changes, KeptIndex, Match, nearest
from sejuk.desk.factchecks.matching import Offer as Known
from sejuk.desk.factchecks.models import FactCheck, State
from sejuk.desk.organisation.models import Member
from sejuk.engine.claims import SUGGEST, ClaimIndex

#: Offers shown at most.
TOP = 5
_FACT_CHECK = "ck-"


@dataclass(frozen=True, slots=True)
class Offer:
    """An earlier verdict; ``percent`` is the probability that the claims are the same.

    ``level`` is ``confirm`` (very likely the same) or ``suggest`` (worth a look); people decide.
    """

    verdict: Verdict
    percent: int
    level: str
    words: list[str]
    in_sight: bool


class VerdictShelf:
    """The claims of confirmed verdicts, under their keys."""

    def state(self) -> tuple[Any, ...]:
        """Changes with every verdict that is confirmed, replaced or loses its standing."""
        return tuple(known_verdicts().aggregate(Count("pk"), Max("pk"), Max("confirmed_at")).values())

    def changes(self, since: tuple[Any, ...] | None, ids: Set[str]) -> Changes:
        """Verdicts that are new, and those that no longer count."""
        now = {str(pk) for pk in known_verdicts().values_list("pk", flat=True)}
        new = known_verdicts().filter(pk__in=[int(one) for one in now - ids])
        rows = [
            {"id": str(pk), "text": claim, "published_at": at}
            for pk, claim, at in new.values_list("pk", "claim", "confirmed_at")
        ]
        return Changes(rows, ids - now)

    def kept(self) -> None:
        """Verdicts of one instance are few: each process reads them itself."""

    def keep(self, index: ClaimIndex, state: tuple[Any, ...]) -> None:
        """Nothing to leave behind."""


VERDICTS = KeptIndex(VerdictShelf())


def known_verdicts() -> QuerySet[Verdict]:
    """Confirmed verdicts of all units; exercises and what ended without a label are no knowledge."""
    confirmed = Verdict.objects.filter(state=VerdictState.CONFIRMED, is_training=False)
    return confirmed.exclude(case__outcome=Outcome.WITHOUT_LABEL)


def offers(member: Member, case: Case) -> list[Offer]:
    """Earlier verdicts that this case may repeat, likeliest first."""
    text = text_of(case)
    if not text:
        return []
    rows = [match for match in VERDICTS.match(text, TOP + 1) if match.score >= SUGGEST]
    related = known_verdicts().select_related("case", "confirmed_institution").exclude(case=case)
    found = related.in_bulk([int(match.claim_id) for match in rows])
    seen = set(accessible_cases(member).filter(verdicts__in=found).values_list("pk", flat=True))
    shown = [match for match in rows if int(match.claim_id) in found]
    return [_offer(match, found[int(match.claim_id)], seen) for match in shown[:TOP]]


def known_factchecks(case: Case, earlier: list[Offer]) -> list[Known]:
    """Fact-checks that this case may repeat; what answered a case that is offered anyway is left out."""
    text = text_of(case)
    if not text:
        return []
    offered = {offer.verdict.case_id for offer in earlier} | {case.pk}
    return [known for known in nearest(text, TOP) if known.factcheck.case_id not in offered]


def text_of(case: Case) -> str:
    """What a case is about, in its own words and its narrative's."""
    return "\n".join(filter(None, [case.title, case.narrative.headline if case.narrative else ""]))


def _offer(match: Match, verdict: Verdict, seen: set[int]) -> Offer:
    percent = round(100 * match.score)
    return Offer(verdict, percent, match.level, match.words, verdict.case_id in seen)


def prefilled(number: str) -> dict[str, str]:
    """What a step says that takes an offer over: a verdict by its number, a fact-check as ``ck-`` and its
    number. Empty where there is none.
    """
    if number.startswith(_FACT_CHECK):
        return _of_factcheck(number.removeprefix(_FACT_CHECK))
    if not _is_number(number):
        return {}
    verdict = known_verdicts().select_related("confirmed_institution").filter(pk=number[:18]).first()
    if verdict is None:
        return {}
    whose = verdict.confirmed_institution.short_name if verdict.confirmed_institution else ""
    return {
        "kind": VerificationStep.Kind.SIMILAR,
        "source": _("Putusan kasus K-%(number)d, %(institution)s")
        % {"number": verdict.case_id, "institution": whose},
        "note": f"{verdict.claim}\n{verdict.get_accuracy_display()}",
    }


def _of_factcheck(number: str) -> dict[str, str]:
    if not _is_number(number):
        return {}
    found = FactCheck.objects.filter(pk=number[:18], state=State.CURRENT).first()
    if found is None:
        return {}
    return {
        "kind": VerificationStep.Kind.SIMILAR,
        "source": f"{found.publisher}: {found.title or found.claim}"[:200],
        "url": found.url if len(found.url) <= 400 else "",
        "note": f"{found.claim}\n{found.rating}",
    }


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
