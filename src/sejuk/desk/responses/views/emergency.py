"""Polling day's short way, and the look at it afterwards."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sejuk.desk.network.views.acting import sent
from sejuk.desk.organisation.access import MemberRequest, require
from sejuk.desk.responses.access import access_response
from sejuk.desk.responses.forms.deciding import ReviewForm
from sejuk.desk.responses.services import emergency
from sejuk.desk.responses.transitions import APPROVES
from sejuk.desk.responses.views.acting import What, one_form


@require_POST
def asked(request: MemberRequest, pk: int) -> HttpResponse:
    """The first approver asks."""
    emergency.ask(request.member, pk, request.POST.get("digest", ""))
    messages.success(request, _("Menunggu orang kedua, paling lama 15 menit."))
    return redirect("responses:response", pk)


@require_POST
def confirmed(request: MemberRequest, pk: int) -> HttpResponse:
    """The second approver confirms."""
    emergency.confirm(request.member, pk, request.POST.get("digest", ""))
    messages.success(request, _("Disahkan berdua. Orang lain meninjaunya dalam 24 jam."))
    return redirect("responses:response", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def reviewed(request: MemberRequest, pk: int) -> HttpResponse:
    """Somebody who took no part looks at it afterwards."""
    response = access_response(request.member, pk)
    require(request.member, APPROVES, response.unit)
    form = ReviewForm(sent(request))
    return one_form(
        request,
        response,
        form,
        lambda: emergency.review(request.member, pk, form.cleaned_data["review"]),
        What(_("Tinjau jalur darurat"), _("Simpan tinjauan"), _("Tinjauannya tercatat.")),
    )
