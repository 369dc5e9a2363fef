"""Pages of the frame that belong to no room."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.desk import clock
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.matters import matters, topics

#: So many on the board; the page has all.
ON_THE_BOARD = 7


@require_safe
def waiting(request: MemberRequest) -> HttpResponse:
    """Everything that waits for the member; htmx asks for the list alone, the board for its beginning."""
    context = waiting_context(request.member, clock.now(), board="papan" in request.GET)
    part = request.headers.get("HX-Request") == "true"
    return render(request, "shell/parts/waiting.html" if part else "shell/waiting.html", context)


def waiting_context(member: Member, at: datetime, *, board: bool) -> dict[str, Any]:
    """What ``shell/parts/waiting.html`` shows: the beginning on the board, else everything."""
    found = matters(member, at)
    shown = found[:ON_THE_BOARD] if board else found
    return {
        "matters": [(one, one.is_late(at)) for one in shown],
        "matters_count": len(found),
        "board": board,
        "topics": topics(),
    }
