"""One way to show a form that does one thing, and to do it; a text that points at a person leaves a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse

from sejuk.desk.audit import record
from sejuk.desk.directives.naming import PointsAtSomebody
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.acting import Act, do_or_say, show_or_do

__all__ = ["act", "do_or_say", "note_naming"]


def act(
    request: MemberRequest,
    what: Act,
    form: forms.Form,
    do: Callable[[], object],
    back: str | Callable[[], str],
    template: str = "directives/act.html",
    **context: Any,
) -> HttpResponse:
    """Show ``form``; sent and whole, ``do`` it and go ``back``; a refusal keeps what was typed."""
    where = back if isinstance(back, str) else context.get("cancel", "/")
    shown = {"act": what, "back": where, **context}
    if request.method == "POST" and not form.is_valid():
        note_naming(request, _naming_fields(form))
    return show_or_do(
        request,
        template,
        form,
        do,
        done=what.done,
        to=back,
        context=shown,
        refused=lambda why: _note_refusal(request, why),
    )


def _note_refusal(request: MemberRequest, why: Refused) -> None:
    if isinstance(why, PointsAtSomebody):
        note_naming(request, [kind.value for kind in why.found])


def note_naming(request: MemberRequest, kinds: list[str]) -> None:
    """Leave a line in the chain that somebody tried; never what they wrote."""
    if kinds:
        unit = request.member.unit_id
        record(
            request.member,
            "directive.names_refused",
            "unit",
            unit,
            unit=unit,
            kinds=", ".join(sorted(set(kinds))),
        )


def _naming_fields(form: forms.Form) -> list[str]:
    return [
        name
        for name, errors in form.errors.as_data().items()
        if any(error.code == "names_somebody" for error in errors)
    ]
