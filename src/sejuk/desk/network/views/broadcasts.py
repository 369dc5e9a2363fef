"""The office's pages about broadcasts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case
from sejuk.desk.delivery.services.progress import progress
from sejuk.desk.network.access import access_broadcast, accessible_broadcasts
from sejuk.desk.network.broadcasts import approving, composing, looking, picturing, retracting, sending
from sejuk.desk.network.forms.broadcasts import KitForm, ReturnForm, written
from sejuk.desk.network.models import Broadcast, BroadcastState, Subject
from sejuk.desk.network.transitions import APPROVES, BROADCAST_TRANSITIONS, READS, SENDS, WRITES
from sejuk.desk.network.views.acting import act, sent
from sejuk.desk.organisation.access import MemberRequest, accessible_units, may, require, require_anywhere
from sejuk.desk.people import name_of
from sejuk.desk.stages.looking import LookForm
from sejuk.desk.states import allowed

PER_PAGE = 30
#: Verbs that the stage asks something of.
_LOOKS = {"approve", "send", "look"}


@require_safe
def listed(request: MemberRequest) -> HttpResponse:
    """Broadcasts of the member's units, newest first."""
    require_anywhere(request.member, READS)
    page = Paginator(accessible_broadcasts(request.member), PER_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "network/broadcasts/list.html", {"page": page, "query": ""})


@require_safe
def page(request: MemberRequest, pk: int) -> HttpResponse:
    """One broadcast as it will go out, who gets it, and what may be done."""
    return _page(request, access_broadcast(request.member, pk))


def _page(request: MemberRequest, broadcast: Broadcast, looked: LookForm | None = None) -> HttpResponse:
    """``looked``: the boxes as they were sent, where one was missing."""
    counted = broadcast.receipts.values_list("kind").annotate(count=Count("pk")).order_by()
    verbs = _verbs(request, broadcast)
    context = {
        "broadcast": broadcast,
        "words": sending.words_of(broadcast),
        "pictures": picturing.shown(broadcast),
        "kinds": [name_of(one) for one in broadcast.kinds],
        "audience": sending.audience(broadcast).count(),
        "progress": progress(broadcast.batch),
        "receipts": dict(counted.values_list("kind", "count")),
        "verbs": verbs,
        "look": looked or LookForm(checks=looking.unlooked(broadcast) if verbs & _LOOKS else ()),
        "holds": composing.still_holds(broadcast),
        "form": ReturnForm(),
    }
    return render(request, "network/broadcasts/page.html", context, status=422 if looked else 200)


def _verbs(request: MemberRequest, broadcast: Broadcast) -> set[str]:
    """What the member could do now."""
    member = request.member
    verbs = set()
    for way in BROADCAST_TRANSITIONS:
        if way.verb in allowed(BROADCAST_TRANSITIONS, broadcast.state) and way.start == broadcast.state:
            eyes = way.verb in ("approve", "return")
            if approving.may_approve(member, broadcast) if eyes else may(member, way.roles, broadcast.unit):
                verbs.add(way.verb)
    if broadcast.state == BroadcastState.SENDING and may(member, SENDS, broadcast.unit):
        verbs.add("look")
    return verbs - {"send"} if broadcast.is_training else verbs


@require_http_methods(["GET", "HEAD", "POST"])
def written_new(request: MemberRequest) -> HttpResponse:
    """Write a kit: empty, or from a case's confirmed verdict."""
    require_anywhere(request.member, WRITES)
    case = _case(request)
    start: dict[str, Any] = {
        "subject": Subject.CLARIFICATIONS,
        "territory": request.member.unit.territory_id,
        "unit": request.member.unit_id,
        "language": "id",
    }
    form = KitForm(sent(request), units=_units(request), case=case, initial=start | _said(case))
    return act(
        request,
        form,
        lambda: composing.compose(
            request.member, form.cleaned_data["unit"], form.kit(), form.cleaned_data["client_id"]
        ),
        template="network/broadcasts/write.html",
        done=_("Rancangannya tersimpan. Baca sekali lagi, lalu ajukan."),
        to=reverse("network:broadcasts"),
        context={"case": case},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def changed(request: MemberRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    broadcast = access_broadcast(request.member, pk)
    require(request.member, WRITES, broadcast.unit)
    form = KitForm(sent(request), units=_units(request), case=broadcast.case, initial=written(broadcast))
    return act(
        request,
        form,
        lambda: composing.change(request.member, pk, form.kit()),
        template="network/broadcasts/write.html",
        done=_("Perubahannya tersimpan."),
        to=reverse("network:broadcast", args=[pk]),
        context={"case": broadcast.case, "broadcast": broadcast},
    )


@require_POST
def submitted(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask for approval."""
    return _do(
        pk, request, lambda: approving.submit(request.member, pk), _("Menunggu persetujuan orang lain.")
    )


@require_POST
def approved(request: MemberRequest, pk: int) -> HttpResponse:
    """Approve what was read."""
    digest = request.POST.get("digest", "")
    return _do_looked(
        pk, request, lambda ticked: approving.approve(request.member, pk, digest, ticked), _("Disetujui.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def returned(request: MemberRequest, pk: int) -> HttpResponse:
    """Send it back with what is missing."""
    broadcast = access_broadcast(request.member, pk)
    require_anywhere(request.member, APPROVES)
    form = ReturnForm(sent(request))
    return act(
        request,
        form,
        lambda: approving.give_back(request.member, pk, form.cleaned_data["reason"]),
        template="network/broadcasts/return.html",
        done=_("Dikembalikan kepada penulisnya."),
        to=reverse("network:broadcasts"),
        context={"broadcast": broadcast},
    )


@require_POST
def let_go(request: MemberRequest, pk: int) -> HttpResponse:
    """Let it go out."""
    done = _("Siaran sedang dikirim.")
    return _do_looked(pk, request, lambda ticked: sending.send(request.member, pk, ticked), done)


@require_POST
def looked_again(request: MemberRequest, pk: int) -> HttpResponse:
    """Let it go on after the stage changed."""
    done = _("Tercatat; pengirimannya dilanjutkan.")
    return _do_looked(pk, request, lambda ticked: looking.look_again(request.member, pk, ticked), done)


@require_POST
def withdrawn(request: MemberRequest, pk: int) -> HttpResponse:
    """Leave it."""
    return _do(pk, request, lambda: approving.withdraw(request.member, pk), _("Siaran ditarik."))


@require_POST
def retracted(request: MemberRequest, pk: int) -> HttpResponse:
    """Take back what went out, and tell who got it."""
    done = _("Siaran ditarik kembali; penerimanya diberi tahu.")
    return _do(pk, request, lambda: retracting.retract(request.member, pk), done)


def _do_looked(pk: int, request: MemberRequest, do: Callable[[list[str]], object], done: str) -> HttpResponse:
    """Do it with the boxes that were ticked; the page again where one of the stage's is not."""
    broadcast = access_broadcast(request.member, pk)
    form = LookForm(request.POST, checks=looking.unlooked(broadcast))
    if not form.is_valid() and _verbs(request, broadcast) & _LOOKS:
        return _page(request, broadcast, form)
    return _do(pk, request, lambda: do(form.ticked()), done)


def _do(pk: int, request: MemberRequest, do: Callable[[], object], done: str) -> HttpResponse:
    do()
    messages.success(request, done)
    return redirect("network:broadcast", pk)


def _case(request: MemberRequest) -> Case | None:
    key = request.GET.get("kasus", "")
    return access_case(request.member, int(key)) if key.isdecimal() and len(key) < 18 else None


def _said(case: Case | None) -> dict[str, object]:
    return composing.from_case(case) if case is not None else {}


def _units(request: MemberRequest) -> Any:
    return accessible_units(request.member, WRITES).filter(institution=request.member.institution_id)
