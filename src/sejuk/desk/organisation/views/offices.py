"""The office: its facts, listening, and what the law wants written down."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sejuk.desk.audit import record
from sejuk.desk.organisation import access
from sejuk.desk.organisation.access import MemberRequest, Refused
from sejuk.desk.organisation.forms.office import OfficeForm, OpenListeningForm
from sejuk.desk.organisation.models import Member, Office, Role
from sejuk.desk.organisation.processing_record import processing_record
from sejuk.desk.organisation.services import offices as verbs


def office(request: MemberRequest) -> HttpResponse:
    """The office's facts, and whether it listens."""
    access.require_anywhere(request.member, Role.values)
    return _page(request, OpenListeningForm())


def office_change(request: MemberRequest) -> HttpResponse:
    """Correct the office's facts."""
    shown = verbs.administered_office(request.member)
    form = OfficeForm(request.POST or None, instance=shown)
    if form.is_valid():
        verbs.change_office(request.member, shown, form.changed_data)
        messages.success(request, _("Data kantor sudah diubah."))
        return redirect("office")
    return render(request, "organisation/office_change.html", {"form": form})


@require_POST
def listening_open(request: MemberRequest) -> HttpResponse:
    """Open listening after three confirmations."""
    verbs.administered_office(request.member)
    form = OpenListeningForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    verbs.open_listening(request.member)
    messages.success(request, _("Pemantauan dimulai. Sumber yang disetujui mulai dipantau."))
    return redirect("office")


@require_POST
def listening_close(request: MemberRequest) -> HttpResponse:
    """Close listening at once."""
    verbs.close_listening(request.member)
    messages.success(request, _("Pemantauan dihentikan."))
    return redirect("office")


def office_record(request: MemberRequest) -> HttpResponse:
    """The processing record and the draft of the impact assessment (UU PDP 31 and 34)."""
    access.require_anywhere(request.member, Role.values)
    record(request.member, "office.record_read", "office", 1)
    return render(request, "organisation/record.html", {"record": processing_record()})


def _page(request: MemberRequest, form: OpenListeningForm, status: int = 200) -> HttpResponse:
    context = {
        "office": Office.objects.get(),
        "may_change": _may_change(request.member),
        "has_read": verbs.has_read_record(request.member),
        "form": form,
    }
    return render(request, "organisation/office.html", context, status=status)


def _may_change(member: Member) -> bool:
    try:
        verbs.administered_office(member)
    except Refused:
        return False
    return True
