"""The list of what was published, and each text at its permanent address."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sejuk.desk.portal.filtering import wanted_of
from sejuk.desk.portal.marking import claim_review_of
from sejuk.desk.portal.published import changed, rows_of, stories, story, told
from sejuk.desk.portal.serving import for_everybody
from sejuk.desk.portal.telling import sections_of, shared_text
from sejuk.desk.portal.templatetags.portal import site

PER_PAGE = 20


@for_everybody
def listing(request: HttpRequest) -> HttpResponse:
    """What holds, the newest first; by words, kind, theme, place and year."""
    form, wanted = wanted_of(request.GET)
    page = Paginator(rows_of(wanted), PER_PAGE).get_page(request.GET.get("halaman"))
    kept = request.GET.copy()
    kept.pop("halaman", None)
    context = {
        "form": form,
        "page": page,
        "shown": told(page.object_list),
        "query": kept.urlencode(),
        "narrowed": form.has_changed(),
    }
    return render(request, "portal/clarifications.html", context)


@for_everybody
def corrected(request: HttpRequest) -> HttpResponse:
    """Texts that were corrected or withdrawn: what changed, what holds now, what stood before."""
    page = Paginator(changed(), PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"page": page, "stories": stories(page.object_list), "query": ""}
    return render(request, "portal/corrected.html", context)


@for_everybody
def page(request: HttpRequest, number: int) -> HttpResponse:
    """One text: the fact first, what it is about, its sources, and every version before."""
    told = story(number)
    if told is None:
        raise Http404
    item = told.now.item
    address = f"{site(request)}/klarifikasi/{number}/"
    context = {
        "story": told,
        "item": item,
        "sections": sections_of(item),
        "share": shared_text(item, address),
        "claim_review": "" if told.now.is_withdrawn else claim_review_of(number),
    }
    return render(request, "portal/clarification.html", context)
