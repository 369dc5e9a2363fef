"""A member: their roles and whether the doors are open to them."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sejuk.desk.organisation import access
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.forms.people import RoleForm
from sejuk.desk.organisation.models import Assignment, Member, Role
from sejuk.desk.organisation.services import members as verbs
from sejuk.desk.organisation.services.roles import agree, current_assignments, end_role, grant_role, refuse
from sejuk.desk.organisation.services.second_person import AGREES


def member(request: MemberRequest, pk: int) -> HttpResponse:
    """A colleague's roles; their administrator may change them."""
    shown = access.access_member(request.member, pk)
    return render(request, "organisation/member.html", _context(request, shown, _role_form(request)))


@require_POST
def role_grant(request: MemberRequest, pk: int) -> HttpResponse:
    """Give a role."""
    shown = access.access_member(request.member, pk)
    form = _role_form(request)
    if not form.is_valid():
        context = _context(request, shown, form)
        return render(request, "organisation/member.html", context, status=422)
    data = form.cleaned_data
    given = grant_role(
        request.member, shown, data["role"], data["unit"], data["ends_at"], data["stands_in_for"]
    )
    if isinstance(given, Assignment):
        messages.success(request, _("Peran sudah diberikan."))
    else:
        messages.success(request, _("Peran diusulkan. Berlaku setelah orang kedua menyetujuinya."))
    return redirect("member", pk=shown.pk)


@require_safe
def role_proposals(request: MemberRequest) -> HttpResponse:
    """Roles that wait for a second person."""
    access.require_anywhere(request.member, AGREES)
    return render(
        request,
        "organisation/role_proposals.html",
        {"proposals": access.accessible_proposals(request.member)},
    )


@require_POST
def role_agree(request: MemberRequest, pk: int) -> HttpResponse:
    """Agree as the second person."""
    access.require_anywhere(request.member, AGREES)
    agree(request.member, pk)
    messages.success(request, _("Peran berlaku sekarang."))
    return redirect("role_proposals")


@require_POST
def role_refuse(request: MemberRequest, pk: int) -> HttpResponse:
    """Do not agree."""
    access.require_anywhere(request.member, AGREES)
    refuse(request.member, pk)
    messages.success(request, _("Usul peran tidak disetujui."))
    return redirect("role_proposals")


@require_POST
def role_end(request: MemberRequest, pk: int) -> HttpResponse:
    """End a role."""
    assignment = _access_assignment(request, pk)
    end_role(request.member, assignment)
    messages.success(request, _("Peran sudah diakhiri."))
    return redirect("member", pk=assignment.member_id)


@require_POST
def member_active(request: MemberRequest, pk: int) -> HttpResponse:
    """Close or reopen the doors to a member."""
    shown = access.access_member(request.member, pk, Role.ADMINISTRATOR)
    if request.POST.get("aktif") == "1":
        verbs.reactivate(request.member, shown)
        messages.success(request, _("Anggota sudah diaktifkan lagi."))
    else:
        verbs.deactivate(request.member, shown)
        messages.success(request, _("Anggota sudah dinonaktifkan; semua pintu tertutup baginya."))
    return redirect("member", pk=shown.pk)


@require_POST
def second_factor_reset(request: MemberRequest, pk: int) -> HttpResponse:
    """Take away a lost second factor."""
    shown = access.access_member(request.member, pk, Role.ADMINISTRATOR)
    verbs.reset_second_factor(request.member, shown)
    messages.success(request, _("Verifikasi dua langkahnya dihapus; ia dapat menyalakannya lagi."))
    return redirect("member", pk=shown.pk)


def _role_form(request: MemberRequest) -> RoleForm:
    return RoleForm(
        access.accessible_units(request.member, Role.ADMINISTRATOR),
        access.accessible_members(request.member, Role.ADMINISTRATOR),
        request.POST if request.method == "POST" else None,
    )


def _context(request: MemberRequest, shown: Member, form: RoleForm) -> dict[str, object]:
    return {
        "colleague": shown,
        "assignments": shown.assignments.filter(current_assignments()).select_related(
            "unit", "granted_by", "agreed_by", "stands_in_for"
        ),
        "proposals": shown.role_proposals.select_related("unit", "proposed_by", "stands_in_for"),
        "may_administer": access.may(request.member, Role.ADMINISTRATOR, shown.unit),
        "has_second_factor": Authenticator.objects.filter(user=shown.user_id).exists(),
        "form": form,
    }


def _access_assignment(request: MemberRequest, pk: int) -> Assignment:
    units = access.accessible_units(request.member)
    assignment = Assignment.objects.filter(pk=pk, unit__in=units).select_related("unit", "member").first()
    if assignment is None:
        raise access.Refused(_("Peran ini tidak ada di wilayah kerja Anda."), status=404)
    return assignment
