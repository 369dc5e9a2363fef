"""Propose, confirm and refuse verdicts; ask for a second pair of eyes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.forms.deciding import SecondForm
from sejuk.desk.cases.forms.reasons import ConfirmForm, ReasonForm
from sejuk.desk.cases.forms.verdict import VerdictForm
from sejuk.desk.cases.models import Harm, VerdictState
from sejuk.desk.cases.services import confirming, proposing, seconds
from sejuk.desk.cases.showing import standing_of
from sejuk.desk.cases.transitions import CONFIRMS, SORTS
from sejuk.desk.cases.views.acting import Act, act, on_way
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.shell.sending import posted

_PROPOSE = Act(
    _("Usulkan putusan"),
    _("Dua sumbu yang terpisah: apakah klaimnya tepat, dan apakah kata-katanya berbahaya."),
    _("Usulkan"),
    _("Putusan diusulkan. Orang kedua yang mengesahkannya."),
)
_CONFIRM = Act(
    _("Sahkan putusan"),
    _("Baca klaim, sumber, dan penjelasannya. Anda menandatangani sebagai orang kedua."),
    _("Sahkan"),
    _("Persetujuan Anda tercatat."),
)
_DISAGREE = Act(
    _("Tidak setuju dengan usul putusan"),
    _("Usulnya kembali ke verifikasi. Pendapat Anda disimpan bersamanya."),
    _("Kembalikan"),
    _("Usul putusan dikembalikan dengan alasan Anda."),
)
_SECOND = Act(
    _("Minta orang kedua"),
    _("Yang terdekat lebih dulu: unit Anda, unit induk, unit lain, lembaga lain. Boleh menolak."),
    _("Minta"),
    _("Permintaan dikirim. Halaman kasus menunjukkan siapa yang ditunggu."),
)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: MemberRequest, pk: int) -> HttpResponse:
    """Both axes, with the worksheet where harm is severe."""
    case = on_way(request, pk, "propose")
    standing = case.verdicts.filter(state=VerdictState.CONFIRMED).first()
    initial = {"claim": case.title, "harm": "" if case.may_harm else Harm.NONE}
    form = VerdictForm(posted(request), initial=initial, corrects=standing is not None)
    steps = case.steps.exclude(finding="")
    return act(
        request,
        case,
        _PROPOSE,
        form,
        lambda: proposing.propose(request.member, pk, form.proposal()),
        template="cases/propose.html",
        standing=standing,
        steps=steps,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: MemberRequest, pk: int) -> HttpResponse:
    """Agree with what somebody else proposed."""
    case = on_way(request, pk, "confirm")
    form = ConfirmForm(posted(request))
    return act(
        request,
        case,
        _CONFIRM,
        form,
        lambda: confirming.confirm(request.member, pk, form.cleaned_data["text"]),
        template="cases/review.html",
        verdict=standing_of(case).proposed,
        steps=case.steps.exclude(finding=""),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def disagree(request: MemberRequest, pk: int) -> HttpResponse:
    """Send a proposal back with a reason."""
    case = on_way(request, pk, "disagree")
    form = ReasonForm(posted(request))
    return act(
        request,
        case,
        _DISAGREE,
        form,
        lambda: confirming.disagree(request.member, pk, form.cleaned_data["reason"]),
        template="cases/review.html",
        verdict=standing_of(case).proposed,
        steps=case.steps.exclude(finding=""),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def second(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask a colleague by name."""
    case = access_case(request.member, pk, SORTS | CONFIRMS)
    form = SecondForm(posted(request), colleagues=seconds.candidates(request.member, case))
    return act(
        request,
        case,
        _SECOND,
        form,
        lambda: seconds.ask(request.member, pk, form.cleaned_data["colleague"].pk),
        empty=not form.fields["colleague"].choices,  # type: ignore[attr-defined]
    )


@require_POST
def decline(request: MemberRequest, pk: int) -> HttpResponse:
    """Not now; nobody asks why."""
    seconds.decline(request.member, pk)
    messages.success(request, gettext("Permintaan orang kedua Anda kembalikan."))
    return redirect("cases:case", pk)
