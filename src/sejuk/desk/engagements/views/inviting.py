"""The page on which an officer invites."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from sejuk.desk.engagements.access import access_engagement
from sejuk.desk.engagements.forms.inviting import ContactsForm, LinksForm, PartnersForm
from sejuk.desk.engagements.links import ends_at
from sejuk.desk.engagements.models import Engagement
from sejuk.desk.engagements.services.inviting import Made, invite_by_link, invite_contacts, invite_partners
from sejuk.desk.engagements.transitions import ARRANGES
from sejuk.desk.engagements.views.acting import sent
from sejuk.desk.giat import lines
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.refusal import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("contacts")
@sensitive_variables("contacts", "made")
def invitations(request: MemberRequest, pk: int) -> HttpResponse:
    """Invite by contact, or make links to hand on. Links are shown once, on the meeting's page."""
    engagement = access_engagement(request.member, pk, ARRANGES)
    invited = list(engagement.categories.values_list("category", flat=True))
    way = request.POST.get("cara", "")
    forms_ = {
        "kontak": ContactsForm(sent(request) if way == "kontak" else None, categories=invited),
        "mitra": PartnersForm(sent(request) if way == "mitra" else None, categories=invited, prefix="mitra"),
        "tautan": LinksForm(sent(request) if way == "tautan" else None, categories=invited, prefix="tautan"),
    }
    bound = forms_.get(way, forms_["kontak"])
    if bound.is_bound and bound.is_valid():
        try:
            made = _made(request, engagement, way, bound.cleaned_data)
        except Refused as refused:
            bound.add_error(None, f"{refused.reason} {refused.advice}")
        else:
            return _told(request, engagement, made, links=way == "tautan")
    context = {
        "engagement": engagement, "contacts": forms_["kontak"], "partners": forms_["mitra"],
        "links": forms_["tautan"], "erased_on": ends_at(engagement),
    }  # fmt: skip
    return render(request, "engagements/invite.html", context, status=422 if bound.errors else 200)


@sensitive_variables()
def _made(request: MemberRequest, engagement: Engagement, way: str, said: dict[str, Any]) -> Made:
    member, category = request.member, said["category"]
    if way == "tautan":
        return invite_by_link(member, engagement.pk, category, said["count"], said["client_id"])
    site = request.build_absolute_uri("/").rstrip("/")
    if way == "mitra":
        return invite_partners(member, engagement.pk, category, site)
    return invite_contacts(member, engagement.pk, category, lines(said["contacts"]), site)


def _told(request: MemberRequest, engagement: Engagement, made: Made, *, links: bool) -> HttpResponse:
    count = len(made.invitations)
    if count:
        said = ngettext("%(count)d undangan dibuat.", "%(count)d undangan dibuat.", count)
        messages.success(request, said % {"count": count})
    if made.twice:
        messages.info(request, _("%(count)d sudah diundang sebelumnya.") % {"count": made.twice})
    if made.unasked:
        words = _(
            "%(count)d tidak ingin diundang lagi dan tidak diundang. Tolong jangan dicoba lewat jalan lain."
        )
        messages.warning(request, words % {"count": made.unasked})
    if made.unreadable:
        listed = ", ".join(made.unreadable[:5])
        messages.error(
            request,
            _("Bukan surel atau nomor telepon: %(lines)s. Perbaiki lalu undang lagi.") % {"lines": listed},
        )
    shown = made.invitations if links else made.to_hand_on
    if shown:
        request.session[f"links-{engagement.pk}"] = [one.pk for one in shown]
    return redirect("engagements:meeting", engagement.pk)
