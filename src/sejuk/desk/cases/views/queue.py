"""The queue: what is mine to do now."""

from __future__ import annotations

import re

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from sejuk.desk.cases.access import access_case, holding_units
from sejuk.desk.cases.queueing import leasing
from sejuk.desk.cases.queueing.bulk import MOST, Result, leave_all, take_up_all
from sejuk.desk.cases.queueing.lists import SCOPES, STATES, queue, rows_of, waiting_count
from sejuk.desk.cases.transitions import DECIDES, READS
from sejuk.desk.organisation.access import MemberRequest, may_anywhere, require_anywhere

PER_PAGE = 25
#: A reason is at least so many characters.
SHORTEST_REASON = 5
#: As far as numbers of cases go.
_NUMBER = re.compile(r"[0-9]{1,18}")


@require_safe
def queued(request: MemberRequest) -> HttpResponse:
    """Open cases by priority, or what has ended."""
    require_anywhere(request.member, READS)
    scope = request.GET.get("lingkup", "unit")
    scope = scope if scope in SCOPES else "unit"
    state, ended = request.GET.get("keadaan", ""), request.GET.get("keadaan") == "selesai"
    found = queue(request.member, scope, state, ended=ended)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("halaman"))
    rows, opens = rows_of(page.object_list), holding_units(request.member).exists()
    context = {
        "page": page,
        "rows": rows,
        "scope": scope,
        "scopes": SCOPES,
        "state": state,
        "states": STATES,
        "ended": ended,
        "query": f"lingkup={scope}&keadaan={state}",
        "opens": opens,
        "decides": may_anywhere(request.member, DECIDES),
        "bulk": opens and not ended and any(row.waits_for_triage for row in rows),
        "picked": set(_numbers(request.GET.getlist("pilih"))),
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, f"cases/{'parts/queue' if part else 'queue'}.html", context)


@require_safe
def count(request: MemberRequest) -> HttpResponse:
    """The number in the navigation, live."""
    return render(request, "cases/parts/queue_count.html", {"count": waiting_count(request.member)})


@require_POST
def bulk(request: MemberRequest) -> HttpResponse:
    """Sort many at once; what was refused says why."""
    keys = _numbers(request.POST.getlist("kasus"))
    reason = request.POST.get("alasan", "").strip()
    back = f"{resolve_url('cases:queue')}?{request.POST.get('kembali', '')}"
    if not keys:
        messages.warning(request, _("Belum ada kasus yang dipilih."))
    elif len(keys) > MOST:
        messages.warning(request, _("Paling banyak %(most)d kasus sekali jalan.") % {"most": MOST})
    elif "biarkan" not in request.POST:
        result = take_up_all(request.member, keys)
        said = ngettext("%(count)d kasus mulai dipilah.", "%(count)d kasus mulai dipilah.", result.done)
        _report(request, result, said)
    elif len(reason) < SHORTEST_REASON:
        messages.warning(
            request, _("Alasannya belum diisi. Tulis satu alasan untuk semua yang dipilih; pilihannya tetap.")
        )
        kept: dict[str, str | list[int]] = {"pilih": keys, "alasan": reason}
        return redirect(f"{back}&{urlencode(kept, doseq=True)}#pilah-banyak")
    else:
        result = leave_all(request.member, keys, reason)
        said = ngettext("%(count)d kasus tidak ditangani.", "%(count)d kasus tidak ditangani.", result.done)
        _report(request, result, said)
    return redirect(back)


def _numbers(texts: list[str]) -> list[int]:
    return [int(one) for one in texts if _NUMBER.fullmatch(one)]


@require_POST
def take(request: MemberRequest, pk: int) -> HttpResponse:
    """Work on it oneself."""
    leasing.take(request.member, pk)
    messages.success(request, _("Kasus ini Anda kerjakan selama 30 menit; setiap langkah memperpanjangnya."))
    return redirect("cases:case", pk)


@require_POST
def release(request: MemberRequest, pk: int) -> HttpResponse:
    """Put it down."""
    leasing.release(request.member, pk)
    messages.success(request, _("Kasus ini Anda letakkan; rekan dapat mengambilnya."))
    return redirect("cases:queue")


@require_safe
def lookers(request: MemberRequest, pk: int) -> HttpResponse:
    """Who else has the page open; asking says that one has it open oneself."""
    case = access_case(request.member, pk)
    return render(
        request, "cases/parts/lookers.html", {"case": case, "lookers": leasing.look(request.member, case)}
    )


def _report(request: MemberRequest, result: Result, said: str) -> None:
    if result.done:
        messages.success(request, said % {"count": result.done})
    for pk, why in result.refused:
        messages.warning(request, f"K-{pk}: {why}")
