"""The room's way to show a form that does one thing, and to do it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse

from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.shell.acting import Act, sent, show_or_do

__all__ = ["Act", "act", "sent"]


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
    shown = {"act": what, "back": back, **context}
    return show_or_do(request, template, form, do, done=what.done, to=back, context=shown)
