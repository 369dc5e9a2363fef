"""Pages that bring a meeting from one state to the next."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from sejuk.desk.engagements.access import access_engagement
from sejuk.desk.engagements.forms.fields import NoticeForm, ReasonForm
from sejuk.desk.engagements.forms.planning import TimeForm
from sejuk.desk.engagements.models import Engagement
from sejuk.desk.engagements.services import moving
from sejuk.desk.engagements.services.drawing_lots import draw
from sejuk.desk.engagements.transitions import ARRANGES
from sejuk.desk.engagements.views.acting import Act, act, sent
from sejuk.desk.organisation.access import MemberRequest

_WRITES = require_http_methods(["GET", "HEAD", "POST"])
_Verb = Callable[..., Engagement]

_WITH_REASON: dict[str, tuple[_Verb, Act]] = {
    "postpone": (
        moving.postpone,
        Act(
            gettext_lazy("Tunda pertemuan"),
            gettext_lazy(
                "Jawaban yang sudah masuk tetap disimpan. Tautan undangan memperlihatkan alasannya."
            ),
            gettext_lazy("Tunda"),
            gettext_lazy("Pertemuan ditunda."),
        ),
    ),
    "cancel": (
        moving.cancel,
        Act(
            gettext_lazy("Batalkan pertemuan"),
            gettext_lazy("Tidak dapat dibuka lagi. Tautan undangan memperlihatkan alasannya."),
            gettext_lazy("Batalkan pertemuan"),
            gettext_lazy("Pertemuan dibatalkan."),
            danger=True,
        ),
    ),
    "amend": (
        moving.amend,
        Act(
            gettext_lazy("Buka lagi laporannya"),
            gettext_lazy("Laporan kembali menjadi rancangan supaya dapat dikoreksi, lalu dikirim lagi."),
            gettext_lazy("Buka lagi"),
            gettext_lazy("Laporan dapat diubah lagi."),
        ),
    ),
}


@_WRITES
def with_reason(request: MemberRequest, pk: int, verb: str) -> HttpResponse:
    """Postpone, cancel, or take a report back."""
    engagement = access_engagement(request.member, pk, ARRANGES)
    service, what = _WITH_REASON[verb]
    form = (ReasonForm if verb == "amend" else NoticeForm)(sent(request))
    back = reverse("engagements:meeting", args=[pk])
    return act(
        request, what, form, lambda: service(request.member, pk, form.cleaned_data["why"]), back,
        engagement=engagement,
    )  # fmt: skip


@_WRITES
def reschedule(request: MemberRequest, pk: int) -> HttpResponse:
    """Give a postponed meeting its new time."""
    engagement = access_engagement(request.member, pk, ARRANGES)
    form = TimeForm(sent(request), engagement=engagement)
    what = Act(
        _("Jadwalkan lagi"),
        _("Yang sudah menjawab dapat mengubah jawabannya lewat tautan yang sama."),
        _("Simpan waktu baru"),
        _("Waktu baru tersimpan."),
    )
    back = reverse("engagements:meeting", args=[pk])
    return act(
        request, what, form, lambda: moving.reschedule(request.member, pk, **form.cleaned_data), back,
        engagement=engagement,
    )  # fmt: skip


@require_POST
def invite(request: MemberRequest, pk: int) -> HttpResponse:
    """Open the invitations."""
    return _done(request, pk, moving.invite, _("Undangan terbuka. Sekarang undang orangnya."))


@require_POST
def hold(request: MemberRequest, pk: int) -> HttpResponse:
    """Say that it took place."""
    return _done(request, pk, moving.hold, _("Terlaksana. Hitung kehadiran dan tulis laporannya."))


@require_POST
def draw_seats(request: MemberRequest, pk: int) -> HttpResponse:
    """Draw the seats, once."""
    return _done(request, pk, draw, _("Kursi sudah diundi. Setiap orang melihat hasilnya di tautannya."))


def _done(request: MemberRequest, pk: int, service: _Verb, words: str) -> HttpResponse:
    service(request.member, pk)
    messages.success(request, words)
    return redirect("engagements:meeting", pk)
