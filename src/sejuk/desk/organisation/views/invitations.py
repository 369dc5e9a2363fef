"""Invite by e-mail, and accept an invitation."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from sejuk.desk.organisation import access
from sejuk.desk.organisation.access import MemberRequest, Refused
from sejuk.desk.organisation.forms.people import InviteForm, PasswordForm
from sejuk.desk.organisation.models import Invitation, Role
from sejuk.desk.organisation.services import invitations as verbs


def invite(request: MemberRequest, pk: int) -> HttpResponse:
    """Invite somebody to a unit."""
    unit = access.access_unit(request.member, pk, Role.ADMINISTRATOR)
    form = InviteForm(request.POST or None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            verbs.invite(request.member, unit, data["name"], data["email"], data["role"], link_maker(request))
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Undangan dikirim ke %(email)s.") % {"email": data["email"]})
            return redirect("unit", pk=unit.pk)
    return render(request, "organisation/invite.html", {"unit": unit, "form": form})


@require_POST
def invitation_withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Make an open invitation worthless."""
    invitation = Invitation.objects.filter(pk=pk).select_related("unit").first()
    if (
        invitation is None
        or not access.accessible_units(request.member).filter(pk=invitation.unit_id).exists()
    ):
        if invitation is None or invitation.invited_by_id != request.member.pk:
            raise Refused(_("Undangan ini tidak ada di wilayah kerja Anda."), status=404)
    verbs.withdraw(request.member, invitation)
    messages.success(request, _("Undangan sudah ditarik."))
    return redirect("units")


@login_not_required
@never_cache
@sensitive_post_parameters()
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password and become a member."""
    invitation = verbs.open_invitation(token)
    form = PasswordForm(invitation.email, request.POST or None)
    if form.is_valid():
        verbs.accept(token, form.cleaned_data["password"])
        messages.success(request, _("Selamat bergabung. Silakan masuk dengan surel dan kata sandi Anda."))
        return redirect("account_login")
    context = {"invitation": invitation, "form": form, "role": Role(invitation.role).label}
    response = render(request, "organisation/invitation.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response


def link_maker(request: HttpRequest) -> verbs.Link:
    """Full addresses of the page that accepts a token, on the host that was asked."""
    return lambda token: request.build_absolute_uri(reverse("invitation_accept", args=[token]))


def show_refusal(form: BaseForm, refusal: Refused) -> None:
    """Say in the form what a verb refused."""
    form.add_error(None, f"{refusal.reason} {refusal.advice}".strip())
