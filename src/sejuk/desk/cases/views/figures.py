"""The national figures of what ended without a label, for everybody (G2, G12)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.desk.cases.figures import figures
from sejuk.desk.shell.light import light


@login_not_required
@light
@require_safe
def public_figures(request: HttpRequest) -> HttpResponse:
    """By month, for the whole country; there is no place, unit or person in it."""
    return render(request, "cases/public/figures.html", {"figures": figures()})
