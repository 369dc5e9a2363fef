"""One way to show a form of this room, and to do what it says."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sejuk.desk.organisation.refusal import Refused


def asked(
    request: HttpRequest,
    form: forms.Form,
    do: Callable[[], HttpResponse],
    title: str,
    *,
    lead: str = "",
    back: str = "stages:calendar",
) -> HttpResponse:
    """Show the form; sent and whole, do it; a refusal keeps what was typed."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return do()
            except Refused as refused:
                status = refused.status
                form.add_error(None, f"{refused.reason} {refused.advice}")
    context = {"form": form, "title": title, "lead": lead, "back": back}
    return render(request, "stages/form.html", context, status=status)
