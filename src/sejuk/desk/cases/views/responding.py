"""Decide on a response, carry it out, report back, measure."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.forms.deciding import PlanForm
from sejuk.desk.cases.forms.reasons import ReasonForm, ReportForm
from sejuk.desk.cases.models import CaseState
from sejuk.desk.cases.services import deciding
from sejuk.desk.cases.showing import standing_of
from sejuk.desk.cases.threshold import size_of
from sejuk.desk.cases.transitions import DECIDES
from sejuk.desk.cases.views.acting import Act, act, on_way
from sejuk.desk.organisation.access import MemberRequest, accessible_units
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.acting import do_or_say
from sejuk.desk.shell.sending import posted

_DECIDE = Act(
    _("Putuskan tanggapan"),
    _("Siapa mengerjakan apa, sampai kapan. Boleh lebih dari satu."),
    _("Putuskan"),
    _("Tanggapan diputuskan."),
)
_ANEW = Act(
    _("Batalkan keputusan tanggapan"),
    _("Keputusan yang belum dikerjakan dihapus, lalu diputuskan lagi."),
    _("Batalkan"),
    _("Keputusan dibatalkan. Putuskan lagi."),
)
_REPORT = Act(_("Laporkan hasil tanggapan"), "", _("Laporkan"), _("Hasilnya tercatat."))


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: MemberRequest, pk: int) -> HttpResponse:
    """One thing to do; another may follow."""
    case = access_case(request.member, pk, DECIDES)
    if case.state != CaseState.RESPONSE_DECIDED:
        case = on_way(request, pk, "decide")
    form = PlanForm(
        posted(request),
        units=accessible_units(request.member, DECIDES),
        initial={"owner_unit": case.unit},
    )
    return act(
        request,
        case,
        _DECIDE,
        form,
        lambda: deciding.decide(request.member, pk, form.plan()),
        size=size_of(case.narrative),
        verdict=standing_of(case).confirmed,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def anew(request: MemberRequest, pk: int) -> HttpResponse:
    """Take decisions back that nobody carried out yet."""
    case = on_way(request, pk, "decide_anew")
    form = ReasonForm(posted(request))
    return act(
        request,
        case,
        _ANEW,
        form,
        lambda: deciding.decide_anew(request.member, pk, form.cleaned_data["reason"]),
    )


@require_POST
def start(request: MemberRequest, pk: int) -> HttpResponse:
    """Begin with what was decided."""
    done, back = _("Tanggapan mulai dikerjakan."), resolve_url("cases:case", pk)
    return do_or_say(request, lambda: deciding.start(request.member, pk), done, back)


@require_POST
def measure(request: MemberRequest, pk: int) -> HttpResponse:
    """Everything is reported back; watch whether it cools."""
    done, back = _("Kasus masuk pengukuran."), resolve_url("cases:case", pk)
    return do_or_say(request, lambda: deciding.measure(request.member, pk), done, back)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: MemberRequest, pk: int, decision: int) -> HttpResponse:
    """Say what came of one decision."""
    case = access_case(request.member, pk)
    form = ReportForm(posted(request))
    if not case.decisions.filter(pk=decision).exists():
        raise Refused(gettext("Keputusan ini tidak ada."), gettext("Kembali ke halaman kasus."), status=404)
    return act(
        request,
        case,
        _REPORT,
        form,
        lambda: deciding.report(request.member, decision, form.cleaned_data["text"]),
    )
