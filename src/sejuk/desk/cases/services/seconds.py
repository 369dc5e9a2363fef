"""A second pair of eyes, by name: the own unit's, the parent's, a sister unit's, another institution's."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case, may_on_case
from sejuk.desk.cases.models import Case, SecondEyes
from sejuk.desk.cases.services.moving import locked, tell
from sejuk.desk.cases.telling.owing import owe_second
from sejuk.desk.cases.transitions import CONFIRMS, SORTS
from sejuk.desk.duty.near import near, with_nearness
from sejuk.desk.organisation.models import Assignment, Member, Territory, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.organisation.services.roles import current_assignments
from sejuk.desk.shell.notify import notify


def candidates(member: Member, case: Case) -> QuerySet[Member]:
    """Colleagues who may confirm: who is on duty now, then who is nearest.

    Of other institutions those whose place holds the unit's or lies in it: nobody is offered every regency of
    the country. The accused institutions' are left out (G14).
    """
    accused = case.accused.values("pk")
    roles = Assignment.objects.filter(current_assignments(), role__in=CONFIRMS)
    able = Member.objects.filter(is_active=True, user__is_active=True, assignments__in=roles)
    close = Q(unit__in=near(case.unit)) | ~Q(institution=case.unit.institution_id) & _around(case.unit)
    found = able.filter(close).exclude(pk=member.pk).exclude(institution__in=accused)
    found = found.select_related("unit", "institution")
    level = "unit__territory__level"  # the name of the wider place comes first in the alphabet
    ordered = with_nearness(found, case.unit, clock.now()).distinct()
    wide = case.unit.territory.level == Territory.Level.COUNTRY
    place = F(level).asc() if wide else F(level).desc()
    return ordered.order_by(F("is_on_now").desc(), F("distance").asc(), place, "name")


def _around(unit: Unit) -> Q:
    """Members whose unit's place holds that of ``unit``, is the same, or lies in it."""
    place = unit.territory
    if place.level == Territory.Level.COUNTRY:
        return Q()
    holds = Q(unit__territory__level=Territory.Level.COUNTRY) | Q(unit__territory=place.parent_id)
    return holds | Q(unit__territory=place.pk) | Q(unit__territory__code__startswith=f"{place.pk}.")


@transaction.atomic
def ask(member: Member, pk: int, colleague: int) -> SecondEyes:
    """Ask a colleague by name; asking twice changes nothing. The clock shows who is waited for."""
    access_case(member, pk, SORTS | CONFIRMS)
    case = locked(member, pk)
    asked = candidates(member, case).filter(pk=colleague).first()
    if asked is None:
        raise Refused(
            _("Orang ini tidak dapat menjadi orang kedua untuk kasus ini."),
            _("Pilih salah satu nama dari daftar."),
        )
    request, is_new = SecondEyes.objects.get_or_create(
        case=case, member=asked, done_at=None, defaults={"asked_by": member, "asked_at": clock.now()}
    )
    if is_new:
        tell(case, member, clock.now(), "ask_second")
        owe_second(case, asked, member)
        record(member, "case.second_asked", "case", pk, member=asked.pk)
        notify("cases")
    return request


@transaction.atomic
def decline(member: Member, pk: int) -> None:
    """The colleague cannot look now; no reason is asked."""
    case = locked(member, pk)
    waiting = SecondEyes.objects.filter(case=case, member=member, done_at__isnull=True)
    if waiting.update(done_at=clock.now()):
        tell(case, member, clock.now(), "decline_second")
        record(member, "case.second_declined", "case", pk, member=member.pk)
        notify("cases")


def waiting_for(case: Case) -> list[SecondEyes]:
    """Colleagues who were asked and have not answered."""
    return list(case.second_eyes.filter(done_at__isnull=True).select_related("member__unit__institution"))


def may_ask(member: Member, case: Case) -> bool:
    """Whether the member may ask somebody for this case."""
    return may_on_case(member, case, SORTS | CONFIRMS)
