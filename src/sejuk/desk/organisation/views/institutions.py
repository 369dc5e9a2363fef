"""Institutions: who takes part, and how one joins (G14)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sejuk.desk.organisation import access
from sejuk.desk.organisation.access import MemberRequest, Refused
from sejuk.desk.organisation.forms.people import FirstAdministratorForm, InstitutionForm
from sejuk.desk.organisation.joining import default_fetch, proof_line, proof_url
from sejuk.desk.organisation.models import Institution, Member, Role
from sejuk.desk.organisation.services import institutions as verbs
from sejuk.desk.organisation.services.invitations import invite_first_administrator, is_open
from sejuk.desk.organisation.views.invitations import link_maker, show_refusal


def institutions(request: MemberRequest) -> HttpResponse:
    """Who takes part."""
    access.require_anywhere(request.member, Role.values)
    rows = Institution.objects.order_by("-is_founder", "joined_at", "name")
    context = {"institutions": rows, "may_propose": _administers(request.member)}
    return render(request, "organisation/institutions.html", context)


def institution(request: MemberRequest, pk: int) -> HttpResponse:
    """One institution; an administrator sees how it joins."""
    shown = access.access_institution(request.member, pk)
    may_help = (
        _administers(request.member)
        and verbs.proposed_by_own(request.member, shown)
        and not shown.members.exists()
    )
    context = {
        "institution": shown,
        "may_help": may_help,
        "proof_url": proof_url(shown.domain),
        "proof_line": proof_line(shown.token),
        "invitations": [one for one in shown.invitations.all() if is_open(one)] if may_help else [],
    }
    return render(request, "organisation/institution.html", context)


def institution_propose(request: MemberRequest) -> HttpResponse:
    """Propose an institution and get its token."""
    access.administered_institution(request.member)
    form = InstitutionForm(request.POST or None)
    if form.is_valid():
        try:
            made = verbs.propose_institution(request.member, **form.cleaned_data)
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(
                request, _("Lembaga diusulkan. Sampaikan tokennya kepada pengelola domain lembaga itu.")
            )
            return redirect("institution", pk=made.pk)
    return render(request, "organisation/institution_propose.html", {"form": form})


@require_POST
def institution_check(request: MemberRequest, pk: int) -> HttpResponse:
    """Look at the institution's domain for the token."""
    access.administered_institution(request.member)
    shown = access.access_institution(request.member, pk)
    try:
        verbs.check_institution(request.member, shown, default_fetch())
    except Refused as refusal:
        messages.warning(request, f"{refusal.reason} {refusal.advice}")
    else:
        messages.success(request, _("Token ditemukan: lembaga ini sudah bergabung."))
    return redirect("institution", pk=shown.pk)


@require_POST
def institution_withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take back a proposal."""
    verbs.withdraw_proposal(request.member, access.access_institution(request.member, pk))
    messages.success(request, _("Usulan sudah ditarik."))
    return redirect("institutions")


def institution_invite(request: MemberRequest, pk: int) -> HttpResponse:
    """Invite the first administrator of an institution that has joined."""
    access.administered_institution(request.member)
    shown = access.access_institution(request.member, pk)
    form = FirstAdministratorForm(request.POST or None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            invite_first_administrator(
                request.member, shown, data["name"], data["email"], link_maker(request)
            )
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Undangan dikirim ke %(email)s.") % {"email": data["email"]})
            return redirect("institution", pk=shown.pk)
    return render(request, "organisation/institution_invite.html", {"institution": shown, "form": form})


def _administers(member: Member) -> bool:
    try:
        access.administered_institution(member)
    except Refused:
        return False
    return True
