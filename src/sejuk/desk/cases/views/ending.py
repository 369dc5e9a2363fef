"""Verbs that need no more than a reason."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.forms.reasons import MergeForm, ReasonForm, SplitForm
from sejuk.desk.cases.services import closing, correcting, regrouping
from sejuk.desk.cases.services.duplicates import likely
from sejuk.desk.cases.transitions import SORTS
from sejuk.desk.cases.views.acting import Act, act, on_way
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.sending import posted

#: Verb → what its page says, and who does it.
_VERBS: dict[str, tuple[Act, Callable[[Member, int, str], object]]] = {
    "leave": (
        Act(
            _("Tidak ditangani"),
            _("Tidak umum, bukan tugas kita, atau belum cukup besar. Kasusnya dapat dibuka kembali."),
            _("Tutup"),
            _("Kasus tidak ditangani."),
        ),
        closing.leave,
    ),
    "close": (
        Act(
            _("Tutup kasus"),
            _("Tulis apa hasilnya: apakah suhunya turun, apa yang masih perlu dijaga."),
            _("Tutup kasus"),
            _("Kasus selesai."),
        ),
        closing.close,
    ),
    "withdraw": (
        Act(_("Tarik kasus"), _("Untuk kasus yang salah dibuka."), _("Tarik"), _("Kasus ditarik.")),
        closing.withdraw,
    ),
    "reopen": (
        Act(
            _("Buka kembali"),
            _("Kasusnya kembali ke pemilahan."),
            _("Buka kembali"),
            _("Kasus dibuka kembali."),
        ),
        closing.reopen,
    ),
    "correct": (
        Act(
            _("Koreksi putusan"),
            _("Putusan yang ada tetap berlaku sampai versi barunya disahkan."),
            _("Mulai koreksi"),
            _("Kasus kembali ke verifikasi untuk dikoreksi."),
        ),
        correcting.correct,
    ),
}
_MERGE = Act(
    _("Gabungkan ke kasus lain"),
    _("Laporan, sumber, dan buktinya ikut pindah."),
    _("Gabungkan"),
    _("Kasus digabung."),
)
_SPLIT = Act(
    _("Pisahkan klaim"),
    _("Klaim kedua menjadi kasus sendiri di unit yang sama."),
    _("Pisahkan"),
    _("Klaim dipisah menjadi kasus sendiri."),
)


@require_http_methods(["GET", "HEAD", "POST"])
def with_reason(request: MemberRequest, pk: int, verb: str) -> HttpResponse:
    """One of the verbs above."""
    case, (what, do) = on_way(request, pk, verb), _VERBS[verb]
    form = ReasonForm(posted(request))
    return act(request, case, what, form, lambda: do(request.member, pk, form.cleaned_data["reason"]))


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: MemberRequest, pk: int) -> HttpResponse:
    """Into which case; those that look alike are offered."""
    case = on_way(request, pk, "merge")
    form = MergeForm(posted(request), initial={"into": request.GET.get("ke", "")})
    return act(
        request,
        case,
        _MERGE,
        form,
        lambda: regrouping.merge(request.member, pk, **form.cleaned_data),
        alike=likely(request.member, case.title, but=pk),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: MemberRequest, pk: int) -> HttpResponse:
    """A second claim goes its own way."""
    case = access_case(request.member, pk, SORTS)
    form = SplitForm(posted(request))
    return act(
        request,
        case,
        _SPLIT,
        form,
        lambda: regrouping.split(request.member, pk, **form.cleaned_data),
    )
