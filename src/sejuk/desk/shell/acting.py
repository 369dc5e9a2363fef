"""One way to show a form that does one thing, and to do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

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


def show_or_do(
    request: HttpRequest,
    template: str,
    form: forms.Form,
    do: Callable[[], object],
    *,
    done: StrOrPromise,
    to: str | Callable[[], str],
    context: Mapping[str, Any],
    refused: Callable[[Refused], None] = lambda refused: None,
) -> HttpResponse:
    """Show ``form``; sent and whole, ``do`` it, say ``done``, go ``to``; a refusal keeps what was typed."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                do()
            except Refused as why:
                status = why.status
                form.add_error(None, f"{why.reason} {why.advice}")
                refused(why)
            else:
                messages.success(request, str(done))
                return redirect(to() if callable(to) else to)
    return render(request, template, {"form": form, **context}, status=status)


def do_or_say(request: HttpRequest, do: Callable[[], object], done: object, back: str) -> HttpResponse:
    """Do what a single button asks for; a refusal is told where the button stands."""
    try:
        do()
    except Refused as refused:
        if refused.status in (403, 404):
            raise
        messages.error(request, f"{refused.reason} {refused.advice}")
    else:
        messages.success(request, str(done))
    return redirect(back)


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, however little; None where it is only shown."""
    return request.POST if request.method == "POST" else None
