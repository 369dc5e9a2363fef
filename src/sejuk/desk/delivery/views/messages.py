"""What did not go out, and what to do about it."""

from __future__ import annotations

from django.contrib import messages as said
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from sejuk.desk.audit import record
from sejuk.desk.delivery.access import UNSETTLED, access_message, accessible_messages, unsettled
from sejuk.desk.delivery.models import MessageState
from sejuk.desk.delivery.services.settling import settle
from sejuk.desk.delivery.transitions import MESSAGE_TRANSITIONS, SETTLES
from sejuk.desk.delivery.words import ERRORS
from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.states import allowed

PER_PAGE = 50


@require_safe
def listed(request: MemberRequest) -> HttpResponse:
    """Figures by state, and what waits for a person. No address stands here."""
    require_anywhere(request.member, SETTLES)
    page = Paginator(unsettled(request.member), PER_PAGE).get_page(request.GET.get("halaman"))
    counted = accessible_messages(request.member).values_list("state").annotate(count=Count("pk")).order_by()
    counts = dict(counted.values_list("state", "count"))
    figures = [(state.label, counts.get(state, 0)) for state in MessageState]
    context = {"page": page, "figures": figures, "errors": ERRORS, "query": ""}
    return render(request, "delivery/list.html", context)


@require_safe
@sensitive_variables()
def page(request: MemberRequest, pk: int) -> HttpResponse:
    """One message with its address, which is why reading it is on record."""
    message = access_message(request.member, pk)
    if message.address:
        record(request.member, "message.read", "message", pk, batch=message.batch)
    context = {
        "message": message,
        "error": ERRORS.get(message.error, ""),
        "verbs": allowed(MESSAGE_TRANSITIONS, message.state),
        "waits": message.state in UNSETTLED,
    }
    return render(request, "delivery/message.html", context)


@require_POST
def settled(request: MemberRequest, pk: int) -> HttpResponse:
    """Do what the person decided."""
    settle(request.member, pk, request.POST.get("verb", ""))
    said.success(request, _("Tercatat. Terima kasih sudah memeriksanya."))
    return redirect("delivery:list")
