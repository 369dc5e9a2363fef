"""One text, and one of its versions."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.access import access_response, newest
from sejuk.desk.responses.differences import differences
from sejuk.desk.responses.forms.deciding import NoteForm
from sejuk.desk.responses.parts import parts_of
from sejuk.desk.responses.showing import context_of, read_item


@require_safe
def page(request: MemberRequest, pk: int) -> HttpResponse:
    """The text as it will go out, what the checks say, who approved, what may be done."""
    response = access_response(request.member, pk)
    context = context_of(request.member, response, newest(response)) | parts_of(request, response)
    return render(request, "responses/page.html", context | {"form": NoteForm()})


@require_safe
def version(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """One version, and what changed since the one before."""
    response = access_response(request.member, pk)
    rows = {one.number: one for one in response.versions.select_related("territory")}
    if number not in rows:
        raise Refused(_("Versi ini tidak ada."), _("Kembali ke halaman teksnya."), status=404)
    found, before = rows[number], rows.get(number - 1)
    found.response = response
    context = {
        "response": response,
        "version": found,
        "item": read_item(found),
        "before": before,
        "changed": differences(before, found) if before else [],
        "approvals": list(found.approvals.select_related("member", "institution", "asked")),
    }
    return render(request, "responses/version.html", context)
