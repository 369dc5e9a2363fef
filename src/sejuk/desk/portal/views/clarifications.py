"""The list of what was published, and each text at its permanent address."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sejuk.desk.cases.public.slowing import too_many
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.portal.filtering import wanted_of
from sejuk.desk.portal.marking import claim_review_of
from sejuk.desk.portal.materials import OFFERED, PREVIEW, made
from sejuk.desk.portal.published import changed, rows_of, stories, story, told
from sejuk.desk.portal.serving import for_everybody
from sejuk.desk.portal.telling import sections_of, shared_text
from sejuk.desk.portal.templatetags.portal import site

PER_PAGE = 20
#: Files that one network may ask for in an hour: drawing costs more than reading.
FILES_AN_HOUR = 300


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
        "address": address,
        "share": shared_text(item, address),
        "materials": [] if told.now.is_withdrawn else [(*one, label) for one, label in OFFERED.items()],
        "preview": PREVIEW,
        "claim_review": "" if told.now.is_withdrawn else claim_review_of(number),
    }
    return render(request, "portal/clarification.html", context)


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def material(request: HttpRequest, number: int, version: int, name: str, ending: str) -> HttpResponse:
    """A card, a leaflet, a text to copy. A file of an older version leads to that of the one that holds."""
    if too_many(request, "material", FILES_AN_HOUR):
        raise Refused(
            _("Terlalu banyak berkas diminta dari jaringan ini."), _("Coba lagi dalam satu jam."), status=429
        )
    found = made(number, name, ending, f"{site(request)}/klarifikasi/{number}/")
    if found is None:
        raise Http404
    if found.version != version:
        return redirect("portal:material", number, found.version, name, ending)
    way = "inline" if ending == "png" else "attachment"
    headers = {"Content-Disposition": f'{way}; filename="{found.name}"'}
    return HttpResponse(found.body, content_type=found.media_type, headers=headers)
