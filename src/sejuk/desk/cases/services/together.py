"""Two narratives become one: what that means for the cases about them.

What ended without a label stays apart from what people work on, so that no regrouping brings criticism back
under an open case (G2). The database has the same rule (``migrations/0006_guards_criticism.py``).
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.models import ENDED, Case, CaseEvent
from sejuk.desk.cases.telling.owing import owe_twins
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.notify import notify

#: The narrative that a case is about, after every merge of narratives.
_FINAL = Coalesce("narrative__merged_into", "narrative")
_TAKES_NO_VERDICT = """
SELECT cases_is_protected(%s) AND NOT EXISTS (
    SELECT 1 FROM cases_verdict WHERE case_id = %s AND state IN ('confirmed', 'replaced'))
"""


def stay_apart(one: int, other: int) -> bool:
    """Whether one of two narratives ended without a label while people work on the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_apart(%s, %s)", [one, other])
        return bool(cursor.fetchone()[0])


def twins(case: Case) -> QuerySet[Case]:
    """Other open cases about what is one narrative by now, the oldest first."""
    if case.narrative is None:
        return Case.objects.none()
    return (
        open_about(case.narrative.merged_into_id or case.narrative.pk)
        .exclude(pk=case.pk)
        .select_related("unit")
        .order_by("pk")
    )


def open_about(narrative: int) -> QuerySet[Case]:
    """Open cases about a narrative or about one that it absorbed."""
    return _open_about([narrative])


def _open_about(narratives: Collection[int | None]) -> QuerySet[Case]:
    """By the few narratives first: asked of both tables at once, all open cases would be read."""
    same = Narrative.objects.filter(Q(pk__in=narratives) | Q(merged_into__in=narratives))
    return Case.objects.filter(narrative__in=same.values("pk")).exclude(state__in=ENDED)


def narratives_merged(absorbed: Narrative, keep: Narrative, by: Member | None) -> None:
    """Let the cases follow their narrative; who holds two about one now is told on both.

    Called in the transaction of the merge, after it.
    """
    about = list(open_about(keep.pk).select_related("unit").order_by("pk"))
    came = [case for case in about if case.narrative_id != keep.pk]
    if not came:
        return
    if len(about) == len(came):  # nobody works on the one that is left: the oldest case goes with its posts
        follow_narrative(came[0], keep.pk)
    if len(about) == 1:
        _tell(about[0], by, "narrative_merged")
    for case in about if len(about) > 1 else ():
        other = next(one for one in about if one.pk != case.pk)
        _tell(case, by, "twin", other)
    owe_twins(about if len(about) > 1 else (), by)
    notify("cases")


def follow_narrative(case: Case, narrative: int) -> None:
    """The case is about that narrative from now on."""
    case.narrative_id = narrative
    case.save(update_fields=["narrative"])


def pass_on(case: Case) -> None:
    """A case ended: another one about the same narrative keeps its posts from expiring now."""
    if case.narrative_id is None or case.is_open:
        return
    heir = open_about(case.narrative_id).exclude(narrative=case.narrative_id).order_by("pk").first()
    taken = Case.objects.filter(narrative=case.narrative_id).exclude(state__in=ENDED).exists()
    if heir is not None and not taken and not takes_no_verdict(heir.pk):
        follow_narrative(heir, case.narrative_id)


def takes_no_verdict(case: int) -> bool:
    """Whether another case about the same narrative ended without a label, and none stood here before."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKES_NO_VERDICT, [case, case])
        return bool(cursor.fetchone()[0])


def twins_among(cases: list[Case]) -> dict[int, int]:
    """Case → another open case about the same narrative, for those listed that have one; one query."""
    finals = {c.pk: c.narrative.merged_into_id or c.narrative_id for c in cases if c.narrative and c.is_open}
    rows = _open_about(set(finals.values())).annotate(final=_FINAL)
    by_final: dict[int, list[int]] = {}
    for pk, final in rows.order_by("pk").values_list("pk", "final"):
        by_final.setdefault(final, []).append(pk)
    firsts = {pk: _other_than(pk, by_final.get(final, [])) for pk, final in finals.items() if final}
    return {pk: first for pk, first in firsts.items() if first is not None}


def _other_than(pk: int, cases: list[int]) -> int | None:
    return next((one for one in cases if one != pk), None)


def _tell(case: Case, by: Member | None, verb: str, other: Case | None = None) -> None:
    CaseEvent.objects.create(case=case, by=by, unit=case.unit, at=clock.now(), verb=verb, other=other)
    record(by, f"case.{verb}", "case", case.pk, unit=case.unit_id)
