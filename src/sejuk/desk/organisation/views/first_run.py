"""The first-run page (G18)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def first_run(request: HttpRequest) -> HttpResponse:
    """Ask for what makes listening lawful."""
    return render(request, "organisation/first_run.html")
