"""The tree of units, and a unit with its members."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sejuk.desk.organisation import access
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.forms.people import UnitForm, UnitsForm
from sejuk.desk.organisation.models import Invitation, Member, Role, Unit
from sejuk.desk.organisation.services.invitations import is_open
from sejuk.desk.organisation.services.unit_table import UnitTable
from sejuk.desk.organisation.services.units import add_units, change_unit, level_below
from sejuk.desk.tabular.face import answer, takes_table


def units(request: MemberRequest) -> HttpResponse:
    """The member's units as a tree."""
    access.require_anywhere(request.member, Role.values)
    rows = list(access.accessible_units(request.member).select_related("territory", "institution"))
    top = min((row.path.count("/") for row in rows), default=0)
    tree = [(row, row.path.count("/") - top) for row in rows]
    return render(request, "organisation/units.html", {"tree": tree})


def unit(request: MemberRequest, pk: int) -> HttpResponse:
    """One unit: what lies below it, who works there, who is invited."""
    shown = access.access_unit(request.member, pk)
    may_administer = access.may(request.member, Role.ADMINISTRATOR, shown)
    context = {
        "unit": shown,
        "below": shown.children.all(),
        "people": Member.objects.filter(unit=shown).prefetch_related("assignments__unit"),
        "may_administer": may_administer,
        "has_below": shown.level != Unit.Level.SECTOR,
        "invitations": _open_invitations(shown) if may_administer else [],
    }
    return render(request, "organisation/unit.html", context)


def unit_add(request: MemberRequest, pk: int) -> HttpResponse:
    """Add units below one."""
    parent = access.access_unit(request.member, pk, Role.ADMINISTRATOR)
    level_below(parent)
    form = UnitsForm(parent, request.POST or None)
    if form.is_valid():
        added = add_units(request.member, parent, form.cleaned_data["names"], form.cleaned_data["territory"])
        messages.success(request, _("%(count)d unit ditambahkan.") % {"count": len(added)})
        return redirect("unit", pk=parent.pk)
    return render(request, "organisation/unit_add.html", {"unit": parent, "form": form})


@takes_table
def units_import(request: MemberRequest, pk: int) -> HttpResponse:
    """Take in a table of units below one."""
    top = access.access_unit(request.member, pk, Role.ADMINISTRATOR)
    level_below(top)
    return answer(request, UnitTable(top), back=reverse("unit", args=[top.pk]))


def unit_change(request: MemberRequest, pk: int) -> HttpResponse:
    """Rename a unit or change its hours."""
    changed = access.access_unit(request.member, pk, Role.ADMINISTRATOR)
    form = UnitForm(request.POST or None, instance=changed)
    if form.is_valid():
        data = form.cleaned_data
        change_unit(request.member, changed, data["name"], around_the_clock=data["around_the_clock"])
        messages.success(request, _("Unit sudah diubah."))
        return redirect("unit", pk=changed.pk)
    return render(request, "organisation/unit_change.html", {"unit": changed, "form": form})


def _open_invitations(shown: Unit) -> list[Invitation]:
    return [one for one in shown.invitations.order_by("-invited_at") if is_open(one)]
