"""Pictures of a broadcast: choose them from the bank, look at them, take them out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk import clock
from sejuk.desk.network.access import access_broadcast
from sejuk.desk.network.broadcasts import picturing
from sejuk.desk.network.broadcasts.carding import card_of
from sejuk.desk.network.broadcasts.reading import is_taken_back, opened
from sejuk.desk.network.models import Broadcast
from sejuk.desk.network.transitions import WRITES
from sejuk.desk.organisation.access import MemberRequest, require
from sejuk.desk.organisation.refusal import Refused

_A_PAGE = 12


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: MemberRequest, pk: int) -> HttpResponse:
    """Choose pictures of the bank for a draft."""
    broadcast = access_broadcast(request.member, pk)
    require(request.member, WRITES, broadcast.unit)
    if request.method == "POST":
        key = request.POST.get("konten", "")
        picturing.add(request.member, pk, int(key) if key.isdecimal() and len(key) < 18 else 0)
        messages.success(request, _("Gambarnya ditambahkan ke rancangan."))
        return redirect("network:broadcast", pk)
    words = request.GET.get("q", "")[:100]
    page = Paginator(picturing.offered(request.member, words), _A_PAGE).get_page(request.GET.get("halaman"))
    context: dict[str, Any] = {
        "broadcast": broadcast,
        "page": page,
        "query": urlencode({"q": words}) if words else "",
        "words": words,
        "chosen": set(broadcast.pictures.values_list("item_id", flat=True)),
    }
    return render(request, "network/broadcasts/pictures.html", context)


@require_POST
def removed(request: MemberRequest, pk: int, picture: int) -> HttpResponse:
    """Take a picture out of a draft."""
    picturing.remove(request.member, pk, picture)
    messages.success(request, _("Gambarnya dikeluarkan."))
    return redirect("network:broadcast", pk)


@require_safe
def one(request: MemberRequest, pk: int, picture: int) -> HttpResponse:
    """A picture as the office sees it."""
    return _answer(access_broadcast(request.member, pk), picture)


@require_safe
def card(request: MemberRequest, pk: int) -> HttpResponse:
    """The card of a draft as it would be drawn now."""
    broadcast = access_broadcast(request.member, pk)
    return _image(card_of(broadcast, clock.now()).png, "image/png")


@login_not_required
@never_cache
@sensitive_variables()
@require_safe
def of_kit(request: HttpRequest, word: str, picture: int) -> HttpResponse:
    """A picture as a partner sees it; who looks at it is noted nowhere, and what was taken back is gone."""
    kit, _copy = opened(word)
    if is_taken_back(kit):
        raise _gone()
    return _answer(kit, picture)


def _answer(broadcast: Broadcast, picture: int) -> HttpResponse:
    for one in picturing.shown(broadcast):
        if one.pk == picture:
            return _image(bytes(one.body), one.media_type)
    raise _gone()


def _gone() -> Refused:
    return Refused(
        _("Gambar ini tidak ada, sudah ditarik, atau sudah dihapus."),
        _("Kembali ke halaman sebelumnya."),
        status=404,
    )


def _image(body: bytes, media_type: str) -> HttpResponse:
    response = HttpResponse(body, content_type=media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
