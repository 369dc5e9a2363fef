"""The page on which an officer invites."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from sejuk.desk.engagements.access import access_engagement
from sejuk.desk.engagements.forms.inviting import ContactsForm, LinksForm
from sejuk.desk.engagements.links import ends_at
from sejuk.desk.engagements.models import Engagement
from sejuk.desk.engagements.services.inviting import Made, invite_by_link, invite_contacts
from sejuk.desk.engagements.transitions import ARRANGES
from sejuk.desk.engagements.views.acting import sent
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.refusal import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("contacts")
@sensitive_variables("contacts", "made")
def invitations(request: MemberRequest, pk: int) -> HttpResponse:
    """Invite by contact, or make links to hand on. Links are shown once, on the meeting's page."""
    engagement = access_engagement(request.member, pk, ARRANGES)
    invited = list(engagement.categories.values_list("category", flat=True))
    by_link = request.POST.get("cara") == "tautan"
    contacts = ContactsForm(None if by_link else sent(request), categories=invited)
    links = LinksForm(sent(request) if by_link else None, categories=invited, prefix="tautan")
    bound = links if by_link else contacts
    if bound.is_bound and bound.is_valid():
        try:
            made = _made(request, pk, contacts, links, by_link=by_link)
        except Refused as refused:
            bound.add_error(None, f"{refused.reason} {refused.advice}")
        else:
            return _told(request, engagement, made, links=by_link)
    context = {
        "engagement": engagement, "contacts": contacts, "links": links, "erased_on": ends_at(engagement),
    }  # fmt: skip
    return render(request, "engagements/invite.html", context, status=422 if bound.errors else 200)


def _made(
    request: MemberRequest, pk: int, contacts: ContactsForm, links: LinksForm, *, by_link: bool
) -> Made:
    if by_link:
        said = links.cleaned_data
        return invite_by_link(request.member, pk, said["category"], said["count"])
    site = request.build_absolute_uri("/").rstrip("/")
    category = contacts.cleaned_data["category"]
    return invite_contacts(request.member, pk, category, contacts.lines(), site)


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
