"""The office's pages about partners."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.audit import record
from sejuk.desk.network.access import access_partner, accessible_partners
from sejuk.desk.network.forms.partners import ProposalForm
from sejuk.desk.network.models import PartnerState, Subject
from sejuk.desk.network.partners.proposing import propose, withdraw
from sejuk.desk.network.partners.table import PartnerTable
from sejuk.desk.network.transitions import KEEPS
from sejuk.desk.network.views.acting import act, sent
from sejuk.desk.organisation.access import MemberRequest, access_unit, accessible_units, require_anywhere
from sejuk.desk.people import PARTNERS, codes
from sejuk.desk.tabular.face import answer, takes_table

PER_PAGE = 50
_STATES = {"setuju": PartnerState.ACTIVE, "menunggu": PartnerState.PROPOSED}


@require_safe
def listed(request: MemberRequest) -> HttpResponse:
    """Partners, or those who have not answered. No contact stands here."""
    require_anywhere(request.member, KEEPS)
    state = request.GET.get("keadaan", "setuju")
    state = state if state in _STATES else "setuju"
    kind = request.GET.get("jenis", "")
    found = accessible_partners(request.member).filter(state=_STATES[state])
    counted = found.values_list("kind").annotate(count=Count("pk")).order_by()
    counts = dict(counted.values_list("kind", "count"))
    if kind in codes(PARTNERS):
        found = found.filter(kind=kind)
    context = {
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("halaman")),
        "state": state,
        "kind": kind,
        "kinds": [(one, counts.get(one.value, 0)) for one in PARTNERS],
        "total": sum(counts.values()),
        "query": f"keadaan={state}&jenis={kind}",
    }
    return render(request, "network/partners/list.html", context)


@require_safe
def page(request: MemberRequest, pk: int) -> HttpResponse:
    """One partner as they chose to be; reading a contact is on record."""
    partner = access_partner(request.member, pk)
    record(request.member, "partner.read", "partner", pk, unit=partner.unit_id)
    subjects = [Subject(one).label for one in partner.subjects]
    return render(request, "network/partners/page.html", {"partner": partner, "subjects": subjects})


@sensitive_post_parameters("name", "contact")
@require_http_methods(["GET", "HEAD", "POST"])
def proposed(request: MemberRequest) -> HttpResponse:
    """Ask somebody."""
    require_anywhere(request.member, KEEPS)
    units = accessible_units(request.member, KEEPS).filter(institution=request.member.institution_id)
    form = ProposalForm(sent(request), units=units, initial={"unit": request.member.unit_id})
    return act(
        request,
        form,
        lambda: propose(request.member, form.cleaned_data["unit"], form.proposal()),
        template="network/partners/propose.html",
        done=_("Surelnya sedang dikirim. Yang bersangkutan yang memutuskan."),
        to=f"{reverse('network:partners')}?keadaan=menunggu",
    )


@takes_table
def imported(request: MemberRequest) -> HttpResponse:
    """Ask many, from a table."""
    require_anywhere(request.member, KEEPS)
    unit = access_unit(request.member, request.member.unit_id, KEEPS)
    return answer(request, PartnerTable(unit), back=f"{reverse('network:partners')}?keadaan=menunggu")


@require_POST
def withdrawn(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a proposal back, or let a partner go."""
    withdraw(request.member, pk)
    messages.success(request, _("Datanya sudah dihapus."))
    return redirect("network:partners")
