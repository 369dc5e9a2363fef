"""The room's way to show a form and do what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, HttpResponse

from sejuk.desk.shell.acting import sent, show_or_do

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["act", "sent"]


def act(
    request: HttpRequest,
    form: forms.Form,
    do: Callable[[], object],
    *,
    template: str,
    done: StrOrPromise,
    to: str | Callable[[], str],
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show ``form``; sent and whole, ``do`` it, say ``done`` and go ``to`` an address."""
    return show_or_do(request, template, form, do, done=done, to=to, context=context or {})
