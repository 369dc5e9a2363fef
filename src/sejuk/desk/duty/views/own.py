"""What is the member's own: shifts, swaps, days off, the calendar."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk import clock, ics
from sejuk.desk.duty.access import accessible_swaps, own_watches
from sejuk.desk.duty.acting import Act, act, sent
from sejuk.desk.duty.forms.planning import LeaveForForm, LeaveForm, SwapForm
from sejuk.desk.duty.models import Leave, Swap
from sejuk.desk.duty.rostering import feeding, leaving, swapping
from sejuk.desk.duty.rostering.planning import eligible
from sejuk.desk.duty.transitions import PLANS
from sejuk.desk.organisation.access import MemberRequest, access_unit, require_anywhere
from sejuk.desk.organisation.models import Member, Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.templatetags.shell import local_time

_SHOWN = 40
_LATELY = timedelta(days=14)


@require_safe
def mine(request: MemberRequest) -> HttpResponse:
    """The member's own shifts and what belongs to them."""
    require_anywhere(request.member, Role.values)
    at = clock.now()
    context = {
        "watches": own_watches(request.member, at)[:_SHOWN],
        "at": at,
        "swaps": [(swap, swapping.verbs_for(request.member, swap, at)) for swap in _swaps(request.member)],
        "leaves": Leave.objects.filter(member=request.member, ends_at__gt=at),
        "has_feed": feeding.has_feed(request.member),
        "feed": request.session.pop("duty_feed", ""),
    }
    return render(request, "duty/mine.html", context)


def _swaps(member: Member) -> list[Swap]:
    """Those that wait, and what came of the others lately."""
    since = clock.now() - _LATELY
    return list(accessible_swaps(member).filter(Q(state="asked") | Q(settled_at__gt=since))[:_SHOWN])


@require_http_methods(["GET", "HEAD", "POST"])
def ask_swap(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask a colleague to exchange shifts."""
    watch = own_watches(request.member, clock.now()).filter(pk=pk).first()
    if watch is None:
        raise Refused(
            _("Giliran ini bukan milik Anda."),
            _("Kembali ke piket Anda dan pilih giliran yang akan datang."),
            status=404,
        )
    offers = [
        (str(one.pk), f"{one.member.name}: {local_time(one.shift.starts_at)} ({one.shift.name})")
        for one in swapping.offered(watch)[:_SHOWN]
    ]
    form = SwapForm(sent(request), choices=offers)
    what = Act(
        _("Ajukan tukar piket"),
        _("Rekan Anda yang memutuskan. Pimpinan dapat menolak sebelum giliran pertama mulai."),
        _("Ajukan"),
        _("Permintaan tukar piket terkirim."),
        reverse("duty:mine"),
    )
    return act(
        request,
        what,
        form,
        lambda: swapping.ask(request.member, pk, int(form.cleaned_data["take"])),
        template="duty/swap.html",
        watch=watch,
        offers=offers,
    )


@require_POST
def answer_swap(request: MemberRequest, pk: int, verb: str) -> HttpResponse:
    """Agree, decline, withdraw or refuse."""
    swap = swapping.answer(request.member, pk, verb)
    messages.success(request, _("Tukar piket: %(state)s.") % {"state": swap.get_state_display().lower()})
    return redirect("duty:mine")


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: MemberRequest) -> HttpResponse:
    """Note days on which the member takes no shift."""
    require_anywhere(request.member, Role.values)
    form = LeaveForm(sent(request))
    return act(
        request,
        _leave_act(reverse("duty:mine")),
        form,
        lambda: leaving.note(request.member, request.member, **form.cleaned_data),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def leave_for(request: MemberRequest, pk: int) -> HttpResponse:
    """The same by a head, for somebody of the unit."""
    unit = access_unit(request.member, pk, PLANS)
    form = LeaveForForm(sent(request), people=eligible(unit).filter(unit=unit))
    return act(
        request,
        _leave_act(reverse("duty:roster", args=[pk])),
        form,
        lambda: leaving.note(request.member, **form.cleaned_data),
        unit=unit,
    )


def _leave_act(back: str) -> Act:
    return Act(
        _("Catat hari tidak bertugas"),
        _("Hanya tanggalnya yang dicatat, tanpa alasan. Gilirannya tampil kosong sampai ada yang mengisi."),
        _("Catat"),
        _("Hari tidak bertugas tercatat."),
        back,
    )


@require_POST
def drop_leave(request: MemberRequest, pk: int) -> HttpResponse:
    """The member is there after all."""
    leaving.drop(request.member, pk)
    messages.success(request, _("Catatannya dihapus. Giliran Anda berlaku lagi."))
    return redirect("duty:mine")


@require_POST
def make_feed(request: MemberRequest) -> HttpResponse:
    """Give the calendar a new secret address; the old one dies."""
    require_anywhere(request.member, Role.values)
    token = feeding.make(request.member)
    request.session["duty_feed"] = request.build_absolute_uri(reverse("duty:calendar", args=[token]))
    return redirect("duty:mine")


@require_POST
def drop_feed(request: MemberRequest) -> HttpResponse:
    """Take the address away."""
    require_anywhere(request.member, Role.values)
    feeding.drop(request.member)
    messages.success(request, _("Alamat kalender dihapus. Langganan yang memakainya berhenti."))
    return redirect("duty:mine")


@login_not_required
@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar behind a secret address; calendar programs bring no login."""
    member = feeding.member_of(token)
    if member is None:
        return HttpResponseNotFound()
    return ics.answer(_("Piket"), feeding.events(member), "piket.ics")
