"""Similar earlier cases: their confirmed claims, with the probability that this case repeats one.

Confirmed claims are public knowledge within the instance; nothing else of a case out of sight is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import Any

import pyarrow as pa
from django.db.models import Count, Max, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.cases.access import accessible_cases
from sejuk.desk.cases.models import Case, Outcome, Verdict, VerdictState, VerificationStep
from sejuk.desk.organisation.models import Member
from sejuk.engine.claims import SUGGEST, ClaimIndex
from sejuk.engine.schemas import CLAIMS

#: Offers shown at most.
TOP = 5


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


class Library:
    """The claims of confirmed verdicts, kept in memory and brought up to date when something changed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._index = ClaimIndex()
        self._ids: set[str] = set()
        self._state: object = None

    def match(self, text: str, top: int) -> list[dict[str, Any]]:
        """Rows of ``MATCHES`` for one text."""
        with self._lock:
            self._refresh()
            rows: list[dict[str, Any]] = self._index.match([text], top=top).to_pylist()
        return rows

    def _refresh(self) -> None:
        state = known_verdicts().aggregate(Count("pk"), Max("pk"), Max("confirmed_at"))
        if state == self._state:
            return
        ids = {str(pk) for pk in known_verdicts().values_list("pk", flat=True)}
        self._index.remove(self._ids - ids)
        self._add(known_verdicts().filter(pk__in=[int(one) for one in ids - self._ids]))
        self._ids, self._state = ids, state

    def _add(self, verdicts: QuerySet[Verdict]) -> None:
        rows = [
            {"id": str(pk), "text": claim, "published_at": at}
            for pk, claim, at in verdicts.values_list("pk", "claim", "confirmed_at")
        ]
        self._index.add(pa.RecordBatch.from_pylist(rows, schema=CLAIMS))


LIBRARY = Library()


def known_verdicts() -> QuerySet[Verdict]:
    """Confirmed verdicts of all units; exercises and what ended without a label are no knowledge."""
    confirmed = Verdict.objects.filter(state=VerdictState.CONFIRMED, is_training=False)
    return confirmed.exclude(case__outcome=Outcome.WITHOUT_LABEL)


def offers(member: Member, case: Case) -> list[Offer]:
    """Earlier verdicts that this case may repeat, likeliest first."""
    text = "\n".join(filter(None, [case.title, case.narrative.headline if case.narrative else ""]))
    if not text:
        return []
    rows = [row for row in LIBRARY.match(text, TOP + 1) if row["score"] >= SUGGEST]
    related = known_verdicts().select_related("case", "confirmed_institution").exclude(case=case)
    found = related.in_bulk([int(row["claim_id"]) for row in rows])
    seen = set(accessible_cases(member).filter(verdicts__in=found).values_list("pk", flat=True))
    shown = [row for row in rows if int(row["claim_id"]) in found]
    return [_offer(row, found[int(row["claim_id"])], seen) for row in shown[:TOP]]


def _offer(row: dict[str, Any], verdict: Verdict, seen: set[int]) -> Offer:
    words = [reason["text"] for reason in row["reasons"] if reason["kind"] == "words"]
    return Offer(verdict, round(100 * row["score"]), row["level"], words, verdict.case_id in seen)


def prefilled(number: str) -> dict[str, str]:
    """What a step says that takes over the offered verdict of this number; empty where there is none."""
    if not number.isascii() or not number.isdigit():
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
