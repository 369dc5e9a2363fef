"""Pages for the meeting itself and for what is owed from it."""

from __future__ import annotations

from collections.abc import Callable

import segno
from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk import clock
from sejuk.desk.engagements.access import access_commitment, access_engagement, access_question
from sejuk.desk.engagements.forms.working import (
    AnswerForm,
    CommitmentForm,
    CorrectForm,
    CountForm,
    NoteForm,
    OutcomeForm,
    OwnerForm,
    PhotoForm,
    PromiseAnewForm,
    SetAsideForm,
)
from sejuk.desk.engagements.links import absolute
from sejuk.desk.engagements.models import Question, QuestionState
from sejuk.desk.engagements.services import commitments, questions
from sejuk.desk.engagements.services.attending import count
from sejuk.desk.engagements.services.picturing import add_photo
from sejuk.desk.engagements.services.questions import Asked
from sejuk.desk.engagements.transitions import ANSWERS, ARRANGES
from sejuk.desk.engagements.views.acting import Act, act, sent
from sejuk.desk.organisation.access import MemberRequest, may
from sejuk.desk.organisation.models import Assignment, Member, Unit
from sejuk.desk.photos.arriving import takes_photo

_WRITES = require_http_methods(["GET", "HEAD", "POST"])


@_WRITES
def attendance(request: MemberRequest, pk: int) -> HttpResponse:
    """How many were there."""
    engagement = access_engagement(request.member, pk, ARRANGES)
    form = CountForm(sent(request), engagement=engagement)
    what = Act(
        _("Kehadiran"),
        _("Hitung menurut kategori. Jangan membuat daftar nama, dan jangan memotret daftar hadir."),
        _("Simpan"),
        _("Kehadiran tersimpan."),
    )
    return act(
        request, what, form, lambda: count(request.member, pk, form.cleaned_data), _meeting(pk),
        engagement=engagement,
    )  # fmt: skip


@require_safe
def door(request: MemberRequest, pk: int) -> HttpResponse:
    """The code to put up at the door."""
    engagement = access_engagement(request.member, pk, ARRANGES)
    address = absolute(reverse("engagements:check_in", args=[engagement.door_key]), request)
    picture = segno.make(address, error="m").svg_data_uri(scale=8, border=4, light="white")
    return render(
        request, "engagements/door.html", {"engagement": engagement, "address": address, "picture": picture}
    )


@takes_photo
@_WRITES
def photo(request: MemberRequest, pk: int) -> HttpResponse:
    """Add a photo of the meeting."""
    engagement = access_engagement(request.member, pk, ARRANGES)
    form = PhotoForm(sent(request), request.FILES if request.method == "POST" else None)
    what = Act(
        _("Tambah foto"),
        _("Foto suasana, bukan orang. Siapa pun yang keberatan tidak difoto. Periksa fotonya sesudah ini."),
        _("Simpan foto"),
        _("Foto tersimpan, wajahnya dikaburkan. Buka dan periksa fotonya, supaya masuk ke laporan."),
    )

    def do() -> object:
        said = form.cleaned_data
        body, whole = said["photo"].read(), said["photo_whole"]
        return add_photo(request.member, pk, body, said["photo_alt"], said["client_id"], whole=whole)

    return act(request, what, form, do, _meeting(pk), engagement=engagement, is_upload=True)


@_WRITES
def note(request: MemberRequest, pk: int) -> HttpResponse:
    """Type what somebody asked."""
    engagement = access_engagement(request.member, pk, ANSWERS)
    form = NoteForm(sent(request))
    what = Act(
        _("Catat pertanyaan"),
        _("Dengan kata-kata penanya, tanpa namanya. Berikan tautan jawabannya kepadanya."),
        _("Simpan"),
        _("Pertanyaan tercatat."),
    )
    return act(
        request, what, form, lambda: questions.note(request.member, pk, Asked(**form.cleaned_data)),
        _meeting(pk), engagement=engagement,
    )  # fmt: skip


@_WRITES
def commit(request: MemberRequest, pk: int) -> HttpResponse:
    """Note what the office promises."""
    engagement = access_engagement(request.member, pk, ANSWERS)
    form = CommitmentForm(sent(request), owners=owners(engagement.unit), initial={"owner": request.member.pk})
    what = Act(_("Catat janji kantor"), "", _("Simpan"), _("Janji tercatat."))
    return act(
        request, what, form, lambda: commitments.make(request.member, pk, **form.cleaned_data), _meeting(pk),
        engagement=engagement,
    )  # fmt: skip


@require_safe
def question(request: MemberRequest, pk: int) -> HttpResponse:
    """One question: who answers, by when, and what was answered."""
    found = access_question(request.member, pk)
    address = reverse("engagements:asked", args=[found.key])
    context = {
        "question": found,
        "replies": list(found.replies.select_related("by")),
        "address": absolute(address, request),
        "is_late": found.is_waiting and found.due_at <= clock.now(),
        "answers": may(request.member, ANSWERS, found.engagement.unit),
    }
    return render(request, "engagements/question.html", context)


@_WRITES
def promise(request: MemberRequest, pk: int) -> HttpResponse:
    """Say who answers and by when."""
    found = access_question(request.member, pk, ANSWERS)
    again = found.state == QuestionState.PROMISED
    form = (PromiseAnewForm if again else OwnerForm)(
        sent(request),
        owners=owners(found.engagement.unit),
        initial={"owner": found.owner_id or request.member.pk},
    )
    what = Act(_("Janjikan jawaban"), "", _("Simpan"), _("Janji jawaban tersimpan; penanya melihatnya."))
    return _act(
        request, found, what, form, lambda: questions.promise(request.member, pk, **form.cleaned_data)
    )


@_WRITES
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Answer."""
    found = access_question(request.member, pk, ANSWERS)
    form = AnswerForm(sent(request), question=found)
    what = Act(
        _("Jawab pertanyaan"),
        "",
        _("Kirim jawaban"),
        _("Jawaban tersimpan; penanya melihatnya di tautannya."),
    )

    def do() -> Question:
        said = form.cleaned_data
        return questions.answer(request.member, pk, said["text"], public=said.get("public", False))

    return _act(request, found, what, form, do)


@_WRITES
def correct(request: MemberRequest, pk: int) -> HttpResponse:
    """Correct an answer."""
    found = access_question(request.member, pk, ANSWERS)
    last = found.replies.first()
    form = CorrectForm(sent(request), initial={"text": last.text if last else ""})
    what = Act(
        _("Koreksi jawaban"),
        _("Jawaban lama tetap terbaca di bawahnya."),
        _("Simpan koreksi"),
        _("Koreksi tersimpan."),
    )
    return _act(
        request, found, what, form, lambda: questions.correct(request.member, pk, **form.cleaned_data)
    )


@_WRITES
def set_aside(request: MemberRequest, pk: int) -> HttpResponse:
    """Say why there is no answer."""
    found = access_question(request.member, pk, ANSWERS)
    form = SetAsideForm(sent(request))
    what = Act(_("Tidak dijawab"), "", _("Simpan"), _("Tersimpan; penanya melihat alasannya."))
    return _act(
        request, found, what, form, lambda: questions.set_aside(request.member, pk, form.cleaned_data["why"])
    )


@_WRITES
def commitment(request: MemberRequest, pk: int) -> HttpResponse:
    """One promise, and what became of it."""
    found = access_commitment(request.member, pk)
    form = OutcomeForm(sent(request))
    what = Act(_("Janji kantor"), "", _("Sudah dilakukan"), _("Tersimpan."))
    service = commitments.drop if request.POST.get("verb") == "drop" else commitments.keep
    return act(
        request, what, form, lambda: service(request.member, pk, form.cleaned_data["outcome"]),
        reverse("engagements:commitment", args=[pk]), template="engagements/commitment.html",
        commitment=found, engagement=found.engagement,
        answers=may(request.member, ANSWERS, found.engagement.unit),
        is_late=found.is_waiting and found.due_at <= clock.now(),
    )  # fmt: skip


@require_POST
def reopen(request: MemberRequest, pk: int) -> HttpResponse:
    """It was settled by mistake."""
    commitments.reopen(request.member, pk)
    return redirect("engagements:commitment", pk)


def owners(unit: Unit) -> QuerySet[Member]:
    """Colleagues who may answer for the unit."""
    above = [unit.pk, *unit.above().values_list("pk", flat=True)]
    at = clock.now()
    roles = Assignment.objects.filter(Assignment.counting(at), role__in=ANSWERS, unit__in=above)
    return Member.objects.filter(pk__in=roles.values("member"), is_active=True).order_by("name")


def _act(
    request: MemberRequest, found: Question, what: Act, form: forms.Form, do: Callable[[], object]
) -> HttpResponse:
    back = reverse("engagements:question", args=[found.pk])
    return act(request, what, form, do, back, engagement=found.engagement, said=found.text)


def _meeting(pk: int) -> str:
    return reverse("engagements:meeting", args=[pk])
