"""The front page of the public side, and what is shown without a line."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sejuk.desk.portal.published import latest
from sejuk.desk.portal.serving import for_everybody
from sejuk.desk.portal.teaching.reading import lessons_in

_LATEST = 5
_LESSONS = 3


@for_everybody
def front(request: HttpRequest) -> HttpResponse:
    """The box first, then what was clarified lately, and the ways to everything else."""
    context = {"latest": latest(_LATEST), "lessons": lessons_in(request.LANGUAGE_CODE)[:_LESSONS]}
    return render(request, "portal/front.html", context)


@for_everybody
def offline(request: HttpRequest) -> HttpResponse:
    """Kept on the phone by the worker for when there is no line."""
    return render(request, "portal/offline.html", {"lessons": lessons_in(request.LANGUAGE_CODE)})
