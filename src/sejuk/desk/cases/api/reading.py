"""Cases as the API gives them."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Prefetch, QuerySet

from sejuk.desk.cases.access import accessible_cases
from sejuk.desk.cases.api.schemas import CaseOut, CasesOut, VerdictOut
from sejuk.desk.cases.models import ApiToken, Case, Verdict, VerdictState

PER_PAGE = 50


def cases_of(token: ApiToken) -> QuerySet[Case]:
    """What the token's member may see, in the token's unit and below."""
    confirmed = Prefetch("verdicts", Verdict.objects.filter(state=VerdictState.CONFIRMED), to_attr="standing")
    seen = accessible_cases(token.member).filter(unit__path__startswith=token.unit.path)
    return seen.prefetch_related(confirmed)


def page_of(token: ApiToken, state: str, before: int | None) -> CasesOut:
    """Cases by number, the newest first; ``before`` is the cursor."""
    found = cases_of(token).order_by("-pk")
    if state:
        found = found.filter(state=state)
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found[: PER_PAGE + 1])
    following = str(rows[PER_PAGE - 1].pk) if len(rows) > PER_PAGE else None
    return CasesOut(items=[shown(case) for case in rows[:PER_PAGE]], next=following)


def shown(case: Case) -> CaseOut:
    """One case with its standing verdict."""
    standing: Sequence[Verdict] = getattr(case, "standing", ())
    return CaseOut(
        id=case.pk,
        state=case.state,
        severity=case.severity,
        title=case.title,
        summary=case.summary,
        unit=case.unit.name,
        territory=case.territory_id,
        narrative=case.narrative.key if case.narrative else None,
        opened_at=case.opened_at,
        moved_at=case.moved_at,
        verdict=_verdict(standing[0]) if standing else None,
    )


def _verdict(verdict: Verdict) -> VerdictOut:
    return VerdictOut(
        version=verdict.version,
        accuracy=verdict.accuracy,
        harm=verdict.harm,
        claim=verdict.claim,
        explanation=verdict.explanation,
        correction=verdict.correction,
        is_training=verdict.is_training,
        confirmed_at=verdict.confirmed_at or verdict.proposed_at,
    )
