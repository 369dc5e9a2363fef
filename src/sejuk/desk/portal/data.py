"""Open data with a description that machines read. No key, no cookie; pages of any site may fetch it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI

from sejuk import __version__
from sejuk.desk.cases.figures import figures
from sejuk.desk.portal.filtering import wanted_of
from sejuk.desk.portal.opened import (
    ChangesPage,
    FigureOut,
    PublishedOut,
    PublishedPage,
    clarification,
    correction,
)
from sejuk.desk.portal.published import changed, rows_of, stories, story, told
from sejuk.desk.portal.templatetags.portal import site
from sejuk.desk.responses.models import Version

#: Rows of one answer.
PER_PAGE = 100

data = NinjaAPI(
    title="Sejuk: open data",
    version=__version__,
    description="What was published, corrected and withdrawn. No key; reuse it and name the institution.",
    urls_namespace="open",
    docs_url=None,
)


@data.get("/klarifikasi.json", response=PublishedPage, summary="What holds, the newest first")
def clarifications(
    request: HttpRequest,
    response: HttpResponse,
    kata: str = "",
    jenis: str = "",
    tema: str = "",
    wilayah: str = "",
    tahun: str = "",
    halaman: str = "1",
) -> Any:
    """Narrowed by words, kind, theme, territory and year, as the page is; a hundred at a time."""
    _open(response)
    wanted = wanted_of({"kata": kata, "jenis": jenis, "tema": tema, "wilayah": wilayah, "tahun": tahun})[1]
    page = _page(rows_of(wanted), halaman)
    items = [clarification(one, _permanent(request, one.item.number)) for one in told(page.object_list)]
    return PublishedPage(items=items, page=page.number, pages=page.paginator.num_pages)


@data.get("/klarifikasi/{int:number}.json", response=list[PublishedOut], summary="One text, all versions")
def versions(request: HttpRequest, response: HttpResponse, number: int) -> Any:
    """What holds first, then what stood before."""
    _open(response)
    found = story(number)
    if found is None:
        raise Http404
    return [clarification(one, _permanent(request, number)) for one in (found.now, *found.earlier)]


@data.get("/koreksi.json", response=ChangesPage, summary="Corrections and withdrawals, the newest first")
def corrections(request: HttpRequest, response: HttpResponse, halaman: str = "1") -> Any:
    """What changed, what holds now, what stood before."""
    _open(response)
    page = _page(changed(), halaman)
    items = [correction(one, _permanent(request, one.now.item.number)) for one in stories(page.object_list)]
    return ChangesPage(items=items, page=page.number, pages=page.paginator.num_pages)


@data.get("/angka.json", response=list[FigureOut], summary="National figures by month")
def national_figures(request: HttpRequest, response: HttpResponse) -> Any:
    """Endings without a label and what two institutions overruled: months that are over."""
    _open(response)
    return [FigureOut(month=f"{one.month:%Y-%m}", what=one.what, count=one.count) for one in figures()]


def addresses() -> tuple[list[URLPattern | URLResolver], str, str]:
    """For the urlconf: open to everybody."""
    patterns, app_name, namespace = data.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            login_not_required(pattern.callback)
    return patterns, app_name, namespace


def _open(response: HttpResponse) -> None:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "public, max-age=60"


def _page(rows: QuerySet[Version], number: str) -> Page[Version]:
    return Paginator(rows, PER_PAGE).get_page(number)


def _permanent(request: HttpRequest, number: int) -> str:
    return f"{site(request)}/klarifikasi/{number}/"
