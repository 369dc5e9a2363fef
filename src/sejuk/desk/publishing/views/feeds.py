"""The feeds, for everybody."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sejuk.desk import clock
from sejuk.desk.organisation.models import Office
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.publishing.feeds.atom import atom as write_atom
from sejuk.desk.publishing.feeds.entries import entries
from sejuk.desk.publishing.feeds.json_feed import json_feed as write_json
from sejuk.desk.publishing.models import Outlet

#: Readers ask every few minutes; a correction is seen as soon.
_SECONDS = 120


@login_not_required
@require_safe
@cache_control(public=True, max_age=_SECONDS)
def atom(request: HttpRequest, outlet: int | None = None) -> HttpResponse:
    """Atom, of one unit or of all."""
    at, site = clock.now(), _site(request)
    body = write_atom(_title(outlet), site + request.path, f"{site}/", entries(at, site, outlet), at)
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


@login_not_required
@require_safe
@cache_control(public=True, max_age=_SECONDS)
def json_feed(request: HttpRequest, outlet: int | None = None) -> HttpResponse:
    """JSON Feed, of one unit or of all."""
    site = _site(request)
    found = entries(clock.now(), site, outlet)
    said = write_json(_title(outlet), site + request.path, f"{site}/", found)
    answer = JsonResponse(said, json_dumps_params={"ensure_ascii": False})
    answer["Content-Type"] = "application/feed+json; charset=utf-8"
    return answer


def _site(request: HttpRequest) -> str:
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"


def _title(outlet: int | None) -> str:
    if outlet is None:
        return _("Klarifikasi · %(office)s") % {"office": Office.objects.get().controller}
    found = Outlet.objects.filter(pk=outlet, kind="feeds").select_related("unit").first()
    if found is None:
        raise Refused(_("Umpan ini tidak ada."), _("Pakai umpan dari halaman depan."), status=404)
    return _("Klarifikasi · %(office)s") % {"office": found.unit.name}
