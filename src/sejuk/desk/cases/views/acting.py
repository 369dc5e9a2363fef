"""One way to show a form that does one thing to a case, and to do it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import resolve_url

from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case
from sejuk.desk.cases.services.moving import way_of
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.acting import Act, show_or_do

__all__ = ["Act", "act", "on_way"]

#: How a verb is refused that the state of the case no longer allows.
_MOVED_ON = 409


def act(
    request: MemberRequest,
    case: Case,
    what: Act,
    form: forms.Form,
    do: Callable[[], object],
    *,
    template: str = "cases/act.html",
    to: str = "cases:case",
    **context: Any,
) -> HttpResponse:
    """Show ``form``; sent and whole, ``do`` it and go back; a refusal keeps what was typed."""
    back = resolve_url(to, case.pk) if to == "cases:case" else resolve_url(to)
    shown = {"case": case, "act": what, **context}
    return show_or_do(request, template, form, do, done=what.done, to=back, context=shown)


def on_way(request: MemberRequest, pk: int, verb: str) -> Case:
    """The case, for somebody who may take this way now.

    Where it moved on while somebody wrote, the verb itself says so beside what they wrote: nothing is lost.
    """
    case = access_case(request.member, pk)
    try:
        way_of(request.member, case, verb)
    except Refused as refused:
        if request.method != "POST" or refused.status != _MOVED_ON:
            raise
    return case
