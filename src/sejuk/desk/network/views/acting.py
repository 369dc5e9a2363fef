"""One way to show a form, do what it says, and keep what was typed where it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from sejuk.desk.organisation.refusal import Refused

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def act(
    request: HttpRequest,
    form: forms.Form,
    do: Callable[[], object],
    *,
    template: str,
    done: StrOrPromise,
    to: str,
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show ``form``; sent and whole, ``do`` it, say ``done`` and go ``to`` an address."""
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
                messages.success(request, str(done))
                return redirect(to)
    return render(request, template, {"form": form, **(context or {})}, status=status)


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, however little; None where it is only shown."""
    return request.POST if request.method == "POST" else None
