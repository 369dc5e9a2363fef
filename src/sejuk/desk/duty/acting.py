"""The room's way to show a form that does one thing, and to do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpResponse

from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.shell.acting import sent, show_or_do

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["Act", "act", "sent"]


@dataclass(frozen=True, slots=True)
class Act:
    """What the page says: its title, what it means, the button, what is said when done, the way back."""

    title: StrOrPromise
    lead: StrOrPromise
    button: StrOrPromise
    done: StrOrPromise
    back: str


def act(
    request: MemberRequest,
    what: Act,
    form: forms.Form,
    do: Callable[[], object],
    *,
    template: str = "duty/act.html",
    **context: Any,
) -> HttpResponse:
    """Show ``form``; sent and whole, ``do`` it and go back; a refusal keeps what was typed."""
    shown = {"act": what, **context}
    return show_or_do(request, template, form, do, done=what.done, to=what.back, context=shown)
