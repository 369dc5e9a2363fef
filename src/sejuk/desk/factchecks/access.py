"""The doors of the library: fact-checks are public knowledge; bringing them in takes a role."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.factchecks.models import FactCheck, Pull, Subscription
from sejuk.desk.factchecks.transitions import BRINGS, READS
from sejuk.desk.organisation.access import accessible_units, may, require_anywhere
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused


def accessible_factchecks(member: Member) -> QuerySet[FactCheck]:
    """Every fact-check; they are published."""
    require_anywhere(member, READS)
    return FactCheck.objects.select_related("institution", "subscription", "unit")


def access_factcheck(member: Member, pk: int) -> FactCheck:
    """One fact-check."""
    found = accessible_factchecks(member).filter(pk=pk).first()
    if found is None:
        raise Refused(_("Cek fakta ini tidak ada di pustaka."), _("Cari di pustaka."), status=404)
    return found


def accessible_subscriptions(member: Member) -> QuerySet[Subscription]:
    """Every subscription: they are on the public list too."""
    require_anywhere(member, READS)
    return Subscription.objects.select_related("unit", "institution", "approved_by_institution")


def access_subscription(member: Member, pk: int) -> Subscription:
    """One subscription."""
    found = accessible_subscriptions(member).filter(pk=pk).first()
    if found is None:
        raise Refused(_("Langganan ini tidak ada."), _("Buka daftar langganan."), status=404)
    return found


def access_pull(member: Member, pk: int) -> Pull:
    """What became of an import by the member's own units, or of a subscription's visit."""
    require_anywhere(member, READS)
    found = Pull.objects.filter(pk=pk).select_related("subscription", "unit").first()
    if found is None or not (found.subscription_id or _is_near(member, found.unit)):
        raise Refused(_("Catatan pemasukan ini tidak ada."), _("Buka pustaka."), status=404)
    return found


def bringing_unit(member: Member) -> Unit:
    """The unit for which the member brings fact-checks in."""
    require_anywhere(member, BRINGS)
    if may(member, BRINGS, member.unit):
        return member.unit
    return accessible_units(member, BRINGS).order_by("path")[0]


def _is_near(member: Member, unit: Unit | None) -> bool:
    return unit is not None and may(member, READS, unit)
