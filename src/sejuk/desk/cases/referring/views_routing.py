"""The page on which a matter is routed. Its address knows no case; the closing leads here by a plain link."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sejuk.desk.cases.referring.access import ROUTES, own_units
from sejuk.desk.cases.referring.destinations import places
from sejuk.desk.cases.referring.forms import RouteForm
from sejuk.desk.cases.referring.routing import route_complaint
from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.sending import posted


@require_http_methods(["GET", "HEAD", "POST"])
def route(request: MemberRequest) -> HttpResponse:
    """Route what people complain about."""
    require_anywhere(request.member, ROUTES)
    form = RouteForm(request.member, posted(request), initial={"unit": own_units(request.member).first()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = route_complaint(
                request.member,
                said["unit"],
                said["destination"],
                said["subject"],
                said["body"],
                form.due_at(),
            )
            messages.success(request, _("Aduan dicatat. Unduh suratnya, kirim, lalu tandai terkirim."))
            return redirect("cases:referral", made.pk)
        except Refused as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.advice}")
    context = {"form": form, "places": [place for place in places().values() if place.takes_complaints]}
    return render(request, "cases/route_form.html", context, status=422 if form.errors else 200)
