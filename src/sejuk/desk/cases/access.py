"""The doors of this room.

A case is seen by those with a role on the unit that holds it or above, by units that held it before
(the sender keeps sight), by the unit that carries out what was decided, and by a colleague who was asked
for a second pair of eyes. What ended without label is in no list (G2); its page opens only for somebody
who is asked to overrule it.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.cases.models import ENDED, Case, Holding, Outcome, Overrule, ResponseDecision, SecondEyes
from sejuk.desk.cases.transitions import READS, SORTS
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.access import Roles, accessible_units, may, require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused

__all__ = [
    "OutOfSight",
    "access_case",
    "access_overrule",
    "accessible_cases",
    "accessible_overrules",
    "holding_units",
    "is_second",
    "may_on_case",
    "open_case_of",
]

_RELATED = ("unit__institution", "territory", "narrative", "merged_into")


class OutOfSight(Refused):
    """There is no such case, it is out of sight, or it ended without a label: all three look alike."""

    def __init__(self) -> None:
        super().__init__(
            _("Kasus ini tidak ada di wilayah kerja Anda, atau sudah ditutup tanpa label."),
            _("Kembali ke antrean kasus dan pilih salah satu yang tampil di sana."),
            status=404,
        )


def accessible_cases(member: Member, roles: Roles = READS) -> QuerySet[Case]:
    """Cases that the member may see; those that ended without a label are left out."""
    seen = _in_sight(member, roles).exclude(outcome=Outcome.WITHOUT_LABEL)
    return seen.exclude(merged_into__outcome=Outcome.WITHOUT_LABEL)


def access_case(member: Member, pk: int, roles: Roles | None = None) -> Case:
    """One case; with ``roles``, one that the member may work on in one of these roles."""
    case = accessible_cases(member).filter(pk=pk).first()
    if case is None:
        raise OutOfSight
    if roles is not None and not may_on_case(member, case, roles):
        require(member, roles, case.unit)
    return case


def open_case_of(member: Member, narrative: Narrative) -> Case | None:
    """The open case of a narrative, where the member may see it.

    Most narratives have none: the doors' joins are asked only of those that do.
    """
    about = Case.objects.filter(narrative=narrative).exclude(state__in=ENDED)
    return accessible_cases(member).filter(pk__in=list(about.values_list("pk", flat=True))).first()


def may_on_case(member: Member, case: Case, roles: Roles) -> bool:
    """Whether one of the roles counts on the unit that holds the case."""
    return may(member, roles, case.unit)


def is_second(member: Member, case: Case) -> bool:
    """Whether the member was asked for a second pair of eyes and has not answered."""
    return SecondEyes.objects.filter(case=case, member=member, done_at__isnull=True).exists()


def holding_units(member: Member) -> QuerySet[Unit]:
    """Units for which the member may open and sort cases; only of the member's own institution."""
    return accessible_units(member, SORTS).filter(institution=member.institution_id)


def _in_sight(member: Member, roles: Roles) -> QuerySet[Case]:
    units = accessible_units(member, roles)
    held = Holding.objects.filter(case=OuterRef("pk"), unit__in=units)
    carried = ResponseDecision.objects.filter(case=OuterRef("pk"), owner_unit__in=units)
    asked = SecondEyes.objects.filter(case=OuterRef("pk"), member=member)
    seen = Q(unit__in=units) | Exists(held) | Exists(carried) | Exists(asked)
    return Case.objects.filter(seen).select_related(*_RELATED)


def accessible_overrules(member: Member) -> QuerySet[Overrule]:
    """Requests that wait: the own institution's, and those of others that one may answer."""
    waiting = Overrule.objects.filter(agreed_at__isnull=True, refused_at__isnull=True)
    return waiting.select_related("case__narrative", "asked_by", "asked_institution").order_by("asked_at")


def access_overrule(member: Member, pk: int) -> Overrule:
    """A request to reopen what ended without a label: for its asker and for members of other institutions."""
    found = Overrule.objects.select_related("case__unit", "asked_institution").filter(pk=pk).first()
    if found is None:
        raise Refused(_("Permintaan ini tidak ada."), _("Kembali ke antrean kasus."), status=404)
    return found
