"""The page of a hand-over: written by one shift, confirmed by the next, printable."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk import clock
from sejuk.desk.duty.access import access_shift, may_plan
from sejuk.desk.duty.acting import Act, act, sent
from sejuk.desk.duty.handover import writing
from sejuk.desk.duty.handover.forms import NotesForm
from sejuk.desk.duty.models import HandOver, HandOverState, Shift
from sejuk.desk.organisation.access import MemberRequest


@require_safe
def hand_over(request: MemberRequest, pk: int) -> HttpResponse:
    """What was handed over, and what of it was taken."""
    shift = access_shift(request.member, pk)
    kept = _kept(shift)
    open_now = {one.key: one for one in writing.open_matters(request.member, shift, clock.now())}
    notes = list(kept.notes.select_related("confirmed_by")) if kept else []
    is_taken = kept is not None and kept.state == HandOverState.TAKEN
    context = {
        "shift": shift,
        "unit": shift.unit,
        "kept": kept,
        "rows": [(note, open_now.get(note.key)) for note in notes],
        "new": [one for key, one in open_now.items() if key not in {note.key for note in notes}],
        "may_write": not is_taken and _may_write(request, shift),
        "may_take": kept is not None and not is_taken and writing.is_next(request.member, shift),
        "is_open": shift.ends_at - writing.EARLY <= clock.now(),
    }
    return render(request, "duty/hand_over.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: MemberRequest, pk: int) -> HttpResponse:
    """Write the notes."""
    shift = access_shift(request.member, pk)
    open_now = writing.open_matters(request.member, shift, clock.now())
    form = NotesForm(sent(request), open_matters=open_now, kept=_kept(shift))
    what = Act(
        _("Serahkan giliran"),
        _("Satu catatan untuk setiap urusan yang terbuka. Kasus dan pemegangnya tidak berpindah."),
        _("Serahkan"),
        _("Catatan tersimpan dan menunggu diterima petugas berikutnya."),
        reverse("duty:hand_over", args=[pk]),
    )
    return act(
        request,
        what,
        form,
        lambda: writing.hand_over(request.member, pk, form.notes(), form.cleaned_data["remark"]),
        unit=shift.unit,
    )


@require_POST
def take(request: MemberRequest, pk: int) -> HttpResponse:
    """Confirm the notes that were ticked."""
    ticked = {int(value) for value in request.POST.getlist("note") if value.isdecimal()}
    made = writing.confirm(request.member, pk, ticked)
    if made.state == HandOverState.TAKEN:
        messages.success(request, _("Giliran ini sudah diterima."))
    else:
        messages.info(request, _("Yang dicentang sudah diterima. Masih ada catatan yang menunggu."))
    return redirect("duty:hand_over", pk)


def _kept(shift: Shift) -> HandOver | None:
    return HandOver.objects.filter(shift=shift).select_related("handed_by", "taken_by").first()


def _may_write(request: MemberRequest, shift: Shift) -> bool:
    return writing.is_of_shift(request.member, shift) or may_plan(request.member, shift.unit)
