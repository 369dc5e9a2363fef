"""One way to show a form that does one thing to a case, and to do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case
from sejuk.desk.cases.services.moving import way_of
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.refusal import Refused

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Act:
    """What the page says: its title, what it means, the button, and the sentence when it is done."""

    title: StrOrPromise
    lead: StrOrPromise
    button: StrOrPromise
    done: StrOrPromise
    danger: bool = False


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
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                do()
            except Refused as refused:
                status = refused.status
                form.add_error(None, f"{refused.reason} {refused.advice}")
            else:
                messages.success(request, str(what.done))
                return redirect(to, case.pk) if to == "cases:case" else redirect(to)
    return render(request, template, {"case": case, "act": what, "form": form, **context}, status=status)


def on_way(request: MemberRequest, pk: int, verb: str) -> Case:
    """The case, for somebody who may take this way now."""
    case = access_case(request.member, pk)
    way_of(request.member, case, verb)
    return case
