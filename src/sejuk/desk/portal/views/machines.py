"""What machines read: open data, the map of the site, what a phone needs to keep it on its screen."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sejuk.desk.organisation.models import Office
from sejuk.desk.portal.data import PER_PAGE
from sejuk.desk.portal.mapping import entries
from sejuk.desk.portal.serving import for_everybody
from sejuk.desk.portal.teaching.reading import lessons_in
from sejuk.desk.portal.templatetags.portal import site


@for_everybody
def open_data(request: HttpRequest) -> HttpResponse:
    """What there is for machines, and what each field says."""
    return render(request, "portal/open_data.html", {"per_page": PER_PAGE})


@for_everybody
def site_map(request: HttpRequest) -> HttpResponse:
    """Every public page, for people."""
    return render(request, "portal/site_map.html", {"lessons": lessons_in(request.LANGUAGE_CODE)})


@for_everybody
def sitemap_xml(request: HttpRequest) -> HttpResponse:
    """Every public page, for search engines."""
    context = {"site": site(request), "entries": entries()}
    return render(request, "portal/sitemap.xml", context, content_type="application/xml")


@for_everybody
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: the public side, and no answers to what somebody checked."""
    return render(request, "portal/robots.txt", {"site": site(request)}, content_type="text/plain")


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone needs to keep the public side on its screen, and to share messages to it."""
    office = Office.objects.values_list("controller", flat=True).first()
    icon = {"src": static("build/sejuk.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    about: dict[str, Any] = {
        "id": "/publik/",
        "name": _("Sejuk: periksa kabar pemilu"),
        "short_name": _("Periksa kabar"),
        "description": office or "",
        "start_url": reverse("portal:front"),
        "scope": "/",
        "display": "minimal-ui",
        "lang": request.LANGUAGE_CODE,
        "background_color": "#f3f6f7",
        "theme_color": "#0b5c6b",
        "icons": [icon],
        "share_target": {
            "action": reverse("portal:check"),
            "method": "POST",
            "enctype": "application/x-www-form-urlencoded",
            "params": {"title": "title", "text": "text", "url": "url"},
        },
    }
    return JsonResponse(about, content_type="application/manifest+json")


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps public pages on the phone; its reach is one folder of the public side."""
    text = files("sejuk.desk.portal").joinpath("static/portal/worker.js").read_text("utf-8")
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"}
    return HttpResponse(text, content_type="text/javascript", headers=headers)
