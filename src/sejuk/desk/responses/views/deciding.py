"""Submit, approve, send back, leave, correct, withdraw, note, ask a partner."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sejuk.desk.network.views.acting import act, sent
from sejuk.desk.organisation.access import MemberRequest, require, require_anywhere
from sejuk.desk.responses.access import access_response, newest
from sejuk.desk.responses.forms.deciding import (
    ApprovalForm,
    CorrectionForm,
    NoteForm,
    PartnerForm,
    ReturnForm,
    WithdrawalForm,
)
from sejuk.desk.responses.services import approving, noting, partnering, releasing, submitting
from sejuk.desk.responses.showing import read_item, shown
from sejuk.desk.responses.transitions import APPROVES, NOTES, RELEASES, WRITES
from sejuk.desk.responses.views.acting import What, one_form
from sejuk.desk.shell.acting import do_or_say


@require_POST
def submitted(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask for approval."""
    return _do(
        pk, request, lambda: submitting.submit(request.member, pk), _("Menunggu persetujuan orang lain.")
    )


@require_POST
def left(request: MemberRequest, pk: int) -> HttpResponse:
    """Leave what was not approved yet."""
    return _do(pk, request, lambda: submitting.leave(request.member, pk), _("Teks ini tidak dilanjutkan."))


@require_http_methods(["GET", "HEAD", "POST"])
def approved(request: MemberRequest, pk: int) -> HttpResponse:
    """Read the very bytes, look at what the stage asks, approve."""
    response = access_response(request.member, pk)
    require_anywhere(request.member, APPROVES)
    version = newest(response)
    approving.check_approver(request.member, version)
    checks = approving.stage_checks(version)
    form = ApprovalForm(sent(request), checks=checks, initial={"digest": version.digest})
    return act(
        request,
        form,
        lambda: approving.approve(request.member, pk, form.cleaned_data["digest"], form.ticked()),
        template="responses/approve.html",
        done=_("Persetujuan Anda tercatat."),
        to=reverse("responses:response", args=[pk]),
        context={
            "response": response,
            "version": version,
            "item": read_item(version),
            "checks": checks,
            "checked": shown(submitting.findings_of(version)),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def returned(request: MemberRequest, pk: int) -> HttpResponse:
    """Send it back with what is missing."""
    response = access_response(request.member, pk)
    require_anywhere(request.member, APPROVES)
    form = ReturnForm(sent(request))
    what = What(
        _("Kembalikan kepada penulisnya"), _("Kembalikan"), _("Dikembalikan kepada penulisnya."), "list"
    )
    return one_form(
        request,
        response,
        form,
        lambda: approving.give_back(request.member, pk, form.cleaned_data["reason"]),
        what,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def corrected(request: MemberRequest, pk: int) -> HttpResponse:
    """Begin the next edition."""
    response = access_response(request.member, pk)
    require(request.member, WRITES, response.unit)
    form = CorrectionForm(sent(request))
    what = What(
        _("Koreksi teks yang terbit"),
        _("Mulai koreksi"),
        _("Rancangan koreksinya siap. Ubah, lalu ajukan."),
        "change",
    )
    return one_form(
        request,
        response,
        form,
        lambda: releasing.correct(request.member, pk, form.cleaned_data["note"]),
        what,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def withdrawn(request: MemberRequest, pk: int) -> HttpResponse:
    """Take it back with a public reason."""
    response = access_response(request.member, pk)
    require(request.member, RELEASES, response.unit)
    form = WithdrawalForm(sent(request))
    what = What(_("Tarik teks ini"), _("Tarik"), _("Teks ditarik. Alasannya terbuka bagi semua."))
    return one_form(
        request,
        response,
        form,
        lambda: releasing.withdraw(request.member, pk, form.cleaned_data["reason"]),
        what,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def asked_partner(request: MemberRequest, pk: int) -> HttpResponse:
    """Send a partner a link to approve by."""
    response = access_response(request.member, pk)
    require(request.member, WRITES | APPROVES, response.unit)
    form = PartnerForm(sent(request))
    done = _("Tautannya dikirim. Berlaku 48 jam, sekali pakai, untuk versi ini saja.")
    return one_form(
        request,
        response,
        form,
        lambda: partnering.ask(request.member, pk, form.cleaned_data["address"]),
        What(_("Minta persetujuan mitra"), _("Kirim tautan"), done),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def noted(request: MemberRequest, pk: int) -> HttpResponse:
    """Add a private note."""
    response = access_response(request.member, pk)
    require(request.member, NOTES, response.unit)
    form = NoteForm(sent(request))
    return one_form(
        request,
        response,
        form,
        lambda: noting.note(request.member, pk, form.cleaned_data["text"]),
        What(_("Catatan internal"), _("Simpan catatan"), _("Catatan tersimpan. Tidak ikut terbit.")),
    )


def _do(pk: int, request: MemberRequest, do: Callable[[], object], done: str) -> HttpResponse:
    return do_or_say(request, do, done, reverse("responses:response", args=[pk]))
