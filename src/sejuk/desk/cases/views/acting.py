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
from sejuk.desk.shell.acting import Act, show_or_do

__all__ = ["Act", "act", "on_way"]


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
    """The case, for somebody who may take this way now."""
    case = access_case(request.member, pk)
    way_of(request.member, case, verb)
    return case
