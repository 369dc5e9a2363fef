"""Which unit reviews a request: one above those who decided, and not of the accused institution."""

from __future__ import annotations

from sejuk.desk.cases.models import Case
from sejuk.desk.cases.reporting.routing import top_of
from sejuk.desk.organisation.models import Institution, Unit


def unit_for_review(case: Case | None) -> Unit:
    """The parent of the unit that holds the case, else that unit; without a case the founder's top.

    Where the claim accuses the unit's own institution, it is the top unit of another one that has joined.
    """
    if case is None:
        return top_of(Institution.objects.get(is_founder=True))
    accused = set(case.accused.values_list("pk", flat=True))
    if case.unit.institution_id in accused:
        others = Institution.objects.filter(joined_at__isnull=False, units__isnull=False)
        other = others.exclude(pk__in=accused).order_by("pk").first()
        if other is not None:
            return top_of(other)
    return case.unit.parent or case.unit
