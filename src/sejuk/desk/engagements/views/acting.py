"""One way to show a form that does one thing, and to do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

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
    what: Act,
    form: forms.Form,
    do: Callable[[], object],
    back: str,
    *,
    template: str = "engagements/act.html",
    **context: Any,
) -> HttpResponse:
    """Show ``form``; sent and whole, ``do`` it and go ``back``; a refusal keeps what was typed."""
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
                return redirect(back)
    shown = {"act": what, "form": form, "back": back, **context}
    return render(request, template, shown, status=status)


def sent(request: MemberRequest) -> QueryDict | None:
    """What a form was sent with, however little; None where it is only shown."""
    return request.POST if request.method == "POST" else None
