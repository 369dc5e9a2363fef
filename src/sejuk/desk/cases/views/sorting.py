"""Triage, and the endings that follow from it."""

from __future__ import annotations

from dataclasses import fields

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.forms.opening import TriageForm, WithoutLabelForm, WordsForm
from sejuk.desk.cases.queueing.leasing import InHand
from sejuk.desk.cases.services import changing, closing, triage
from sejuk.desk.cases.services.suggesting import suggestion_of
from sejuk.desk.cases.threshold import size_of
from sejuk.desk.cases.transitions import SORTS
from sejuk.desk.cases.views.acting import Act, act, on_way
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.shell.sending import posted

_SORT = Act(
    _("Pemilahan"),
    _("Jawab berurutan. Satu kata tidak pada tiga pertanyaan pertama berarti kasusnya tidak ditangani."),
    _("Simpan jawaban"),
    _("Pemilahan selesai."),
)
_END = Act(
    _("Tutup tanpa label"),
    _("Untuk kritik, keluhan, pendapat, satire, dan yang ternyata tidak berbahaya. Kritik dilindungi."),
    _("Tutup dan hapus kata-katanya"),
    _("Kasus ditutup tanpa label. Kata-katanya sudah dihapus."),
    danger=True,
)
_CHANGE = Act(_("Ubah keterangan kasus"), "", _("Simpan"), _("Keterangan kasus disimpan."))
#: What a first no means, as the reason that goes into the story.
_LEFT = {
    "is_public": _("Pemilahan: tidak beredar di tempat umum."),
    "in_mandate": _("Pemilahan: bukan tugas kantor ini."),
    "is_big_enough": _("Pemilahan: belum cukup besar untuk ditanggapi."),
}


@require_POST
def take_up(request: MemberRequest, pk: int) -> HttpResponse:
    """The first look; who has it in hand already is told where the button stands."""
    try:
        triage.take_up(request.member, pk)
    except InHand as held:
        messages.error(request, f"{held.reason} {held.advice}")
        return redirect("cases:case", pk)
    return redirect("cases:sort", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def sort(request: MemberRequest, pk: int) -> HttpResponse:
    """The questions; the answers say where the case goes."""
    case = on_way(request, pk, "accept")
    suggestion = suggestion_of(case)
    initial = {
        "severity": case.severity,
        "about_process": case.about_process or suggestion.about_process,
        "accused": suggestion.accused,
    }
    form = TriageForm(posted(request), initial=initial, suggestion=suggestion)
    if request.method == "POST" and form.is_valid() and not form.answers().goes_on:
        return _end(request, pk, form.answers())
    return act(
        request,
        case,
        _SORT,
        form,
        lambda: triage.accept(request.member, pk, form.answers()),
        size=size_of(case.narrative),
        suggestion=suggestion,
    )


def _end(request: MemberRequest, pk: int, answers: triage.Answers) -> HttpResponse:
    if answers.first_no is None:
        return redirect("cases:without_label", pk)
    closing.leave(request.member, pk, str(_LEFT[answers.first_no]))
    messages.success(request, gettext("Kasus tidak ditangani: %(why)s") % {"why": _LEFT[answers.first_no]})
    return redirect("cases:case", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def without_label(request: MemberRequest, pk: int) -> HttpResponse:
    """End a case that is lawful or harmless; its words go."""
    case = on_way(request, pk, "close_without_label")
    form = WithoutLabelForm(posted(request))
    return act(
        request,
        case,
        _END,
        form,
        lambda: closing.close_without_label(request.member, pk, form.cleaned_data["what"]),
        template="cases/without_label.html",
        to="cases:closed_without_label",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: MemberRequest, pk: int) -> HttpResponse:
    """Correct title, summary, severity."""
    case = access_case(request.member, pk, SORTS)
    said = {field.name: getattr(case, field.name) for field in fields(changing.Words)}
    form = WordsForm(posted(request), initial=said, axes=changing.is_sorted(case))
    return act(request, case, _CHANGE, form, lambda: changing.change(request.member, pk, form.corrected()))
