"""The doors of letters.

One with a case is seen with the case. A matter without a case is seen only where the member's role itself
begins, not from above: nobody counts what a unit below routed (G2).
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.cases.access import accessible_cases
from sejuk.desk.cases.models import Case, CaseState, Referral, Verdict, VerdictState
from sejuk.desk.cases.transitions import CARRIES_OUT, DECIDES, SORTS
from sejuk.desk.organisation.access import held, require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused

#: Who writes letters, marks them sent and puts answers on record.
REFERS = CARRIES_OUT | DECIDES
#: Who routes what people complain about.
ROUTES = SORTS | DECIDES
#: States in which a letter can be made.
AFTER_VERDICT = (CaseState.CONFIRMED, CaseState.RESPONSE_DECIDED, CaseState.RESPONDING, CaseState.MEASURING)


def accessible_referrals(member: Member) -> QuerySet[Referral]:
    """Letters of cases in sight, and matters without a case of the member's own units."""
    own = Q(case__isnull=True, unit__in=own_units(member))
    seen = Referral.objects.filter(own | Q(case__in=accessible_cases(member)))
    return seen.select_related("case", "unit__institution", "institution")


def access_referral(member: Member, pk: int, *, change: bool = False) -> Referral:
    """One letter; with ``change``, one that the member may mark."""
    found = accessible_referrals(member).filter(pk=pk).first()
    if found is None:
        raise Refused(_("Surat ini tidak ada di wilayah kerja Anda."), _("Buka daftar rujukan."), status=404)
    if change:
        require(member, REFERS if found.case_id else ROUTES, found.unit)
    return found


def own_units(member: Member) -> QuerySet[Unit]:
    """Units of the member's institution at which a role of theirs that routes begins."""
    paths = [one.path for one in held(member) if one.role in ROUTES]
    return Unit.objects.filter(path__in=paths, institution=member.institution_id)


def standing_verdict(case: Case) -> Verdict:
    """The confirmed verdict that a letter or an export carries; ``Refused`` without one."""
    verdict = case.verdicts.filter(state=VerdictState.CONFIRMED, is_training=False).first()
    if verdict is None:
        raise Refused(
            _("Kasus ini belum punya putusan yang disahkan."),
            _("Surat dan ekspor memuat putusan; tunggu sampai orang kedua mengesahkannya."),
            status=409,
        )
    return verdict
