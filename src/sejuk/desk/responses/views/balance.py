"""The balance for everybody to see, and the list of contestants behind it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk import clock
from sejuk.desk.network.views.acting import act, sent
from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.responses.balance import MONTHS, SMALLEST, balance
from sejuk.desk.responses.forms.contestants import ContestantForm
from sejuk.desk.responses.models import Contestant
from sejuk.desk.responses.services import listing_contestants
from sejuk.desk.responses.transitions import LISTS
from sejuk.desk.shell.light import light


@login_not_required
@light
@require_safe
def shown(request: HttpRequest) -> HttpResponse:
    """Checked claims and published texts across contestants over time."""
    context = {"balance": balance(clock.now()), "months": MONTHS, "smallest": SMALLEST}
    return render(request, "responses/public/balance.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def contestants(request: MemberRequest) -> HttpResponse:
    """The list, and one more."""
    require_anywhere(request.member, LISTS)
    form = ContestantForm(sent(request), initial={"territory": request.member.unit.territory_id})
    rows = Contestant.objects.filter(ended_at__isnull=True).select_related("territory")
    return act(
        request,
        form,
        lambda: listing_contestants.add(request.member, form.named()),
        template="responses/contestants.html",
        done=_("Peserta tercatat. Pemeriksaan teks memakainya mulai sekarang."),
        to=reverse("responses:contestants"),
        context={"contestants": rows},
    )


@require_POST
def ended(request: MemberRequest, pk: int) -> HttpResponse:
    """Nothing looks for this name any more."""
    listing_contestants.end(request.member, pk)
    messages.success(request, _("Peserta diakhiri."))
    return redirect("responses:contestants")
