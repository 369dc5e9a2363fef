"""Adding a source in steps: the way, its settings with a test, then the proposal."""

from __future__ import annotations

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.desk.listening.access import access_draft, asking_units
from sejuk.desk.listening.forms import SourceForm
from sejuk.desk.listening.kinds import Way, connector_of, way, ways
from sejuk.desk.listening.models import Source
from sejuk.desk.listening.services import states
from sejuk.desk.listening.services.drafting import Trial, save_draft, try_out
from sejuk.desk.listening.transitions import ASKS
from sejuk.desk.organisation.access import MemberRequest, Refused, require_anywhere

#: Tests a member and hour: each goes out to somebody's server.
_TESTS_AN_HOUR = 30


@require_safe
def choose_way(request: MemberRequest) -> HttpResponse:
    """First step: how to listen."""
    require_anywhere(request.member, ASKS)
    return render(request, "listening/choose_way.html", {"ways": ways()})


@require_http_methods(["GET", "HEAD", "POST"])
def add_source(request: MemberRequest, code: str) -> HttpResponse:
    """Second step: settings, purpose, end; test, save as a draft, or propose."""
    require_anywhere(request.member, ASKS)
    if not asking_units(request.member).exists():
        raise Refused(_("Anda belum memegang unit yang dapat mengusulkan sumber."))
    return _edit(request, _way(code), None)


@require_http_methods(["GET", "HEAD", "POST"])
def change_source(request: MemberRequest, pk: int) -> HttpResponse:
    """The same form for a draft."""
    source = access_draft(request.member, pk)
    return _edit(request, _way(source.connector), source)


def _edit(request: MemberRequest, chosen: Way, source: Source | None) -> HttpResponse:
    form = SourceForm(chosen, request.member, request.POST or None, instance=source)
    trial: Trial | None = None
    if request.method == "POST" and form.is_valid():
        if request.POST.get("langkah") != "uji":
            return _save(request, form)
        trial = _tried(request, form)
    connector = connector_of(chosen.code)
    context = {
        "form": form,
        "way": chosen,
        "trial": trial,
        "source": source,
        "can_test": connector is not None and connector.manifest.mode == "poll",
    }
    status = 422 if request.method == "POST" and form.errors else 200
    return render(request, "listening/source_form.html", context, status=status)


def _save(request: MemberRequest, form: SourceForm) -> HttpResponse:
    source = save_draft(request.member, form)
    if request.POST.get("langkah") == "usulkan":
        states.propose(request.member, source)
        messages.success(request, _("Sumber diusulkan dan tampil di daftar sumber publik."))
    else:
        messages.success(request, _("Rancangan disimpan. Usulkan bila sudah siap."))
    return redirect("source_page", source.pk)


def _tried(request: MemberRequest, form: SourceForm) -> Trial:
    key = f"source-tests:{request.member.pk}"
    cache.add(key, 0, 3600)
    if cache.incr(key) > _TESTS_AN_HOUR:
        return Trial([], 0, 0, [], _("Terlalu banyak pengujian dalam satu jam. Coba lagi nanti."))
    voice = form.cleaned_data["kind"] in Source.PUBLIC_VOICES
    return try_out(request.member, form.way.code, form.config, voice=voice)


def _way(code: str) -> Way:
    chosen = way(code)
    if chosen is None:
        raise Refused(_("Cara pemantauan ini tidak ada."), _("Pilih dari daftar."), status=404)
    return chosen
