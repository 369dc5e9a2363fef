"""Lessons, and their quiz: a form whose answers come back with reasons and are kept nowhere."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from sejuk.desk.portal.serving import for_everybody
from sejuk.desk.portal.teaching.quiz import answered
from sejuk.desk.portal.teaching.reading import lesson_in, lessons_in


@for_everybody
def listing(request: HttpRequest) -> HttpResponse:
    """All lessons."""
    return render(request, "portal/lessons.html", {"lessons": lessons_in(request.LANGUAGE_CODE)})


@login_not_required
@csrf_exempt  # answers change nothing, so their form needs no cookie
@require_http_methods(["GET", "HEAD", "POST"])
@gzip_page
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One lesson; after answering, each question with what was chosen, what is right, and why."""
    lesson = lesson_in(request.LANGUAGE_CODE, slug)
    if lesson is None:
        raise Http404
    others = lessons_in(request.LANGUAGE_CODE)
    following = next((one for one in others if one.order > lesson.order), None)
    done = answered(lesson, request.POST) if request.method == "POST" else []
    context = {
        "lesson": lesson,
        "done": done,
        "right": sum(one.was_right is True for one in done),
        "next": following,
    }
    return render(request, "portal/lesson.html", context)
