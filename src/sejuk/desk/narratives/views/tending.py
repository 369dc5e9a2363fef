"""Changing a narrative: a form with a reason, then one verb."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.narratives import services
from sejuk.desk.narratives.access import access_narrative, accessible_narratives
from sejuk.desk.narratives.board.alike import alike
from sejuk.desk.narratives.board.story import variants_of
from sejuk.desk.narratives.forms import MergeForm, MuteForm, ReasonForm, SplitForm
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.narratives.transitions import TENDS
from sejuk.desk.organisation.access import MemberRequest

_methods = require_http_methods(["GET", "HEAD", "POST"])


@_methods
def merge(request: MemberRequest, key: str) -> HttpResponse:
    """Let another narrative absorb this one."""
    found = access_narrative(request.member, key, TENDS)
    form = MergeForm(request.POST or None, initial={"into": request.GET.get("ke", "")})
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        if not accessible_narratives(request.member, TENDS).filter(key=into).exclude(pk=found.pk).exists():
            form.add_error("into", _("Tidak ada narasi lain dengan nomor ini di wilayah kerja Anda."))
        else:
            return _do(
                request, lambda: services.merge(request.member, found.key, into, form.cleaned_data["reason"])
            )
    context = {"alike": alike(request.member, found)}
    return _page(request, found, form, gettext_lazy("Gabungkan"), "merge", **context)


@_methods
def split(request: MemberRequest, key: str) -> HttpResponse:
    """Let some variants leave."""
    found = access_narrative(request.member, key, TENDS)
    choices = [(v.name, f"{v.text[:140]} ({v.posts})") for v in variants_of(found)]
    record(request.member, "narrative.read", "narrative", found.key, posts=len(choices))
    form = SplitForm(request.POST or None, choices=choices)
    if request.method == "POST" and form.is_valid():
        chosen, reason = form.cleaned_data["variants"], form.cleaned_data["reason"]
        return _do(request, lambda: services.split(request.member, found.key, chosen, reason))
    return _page(request, found, form, gettext_lazy("Pisahkan"), "split")


@_methods
def mute(request: MemberRequest, key: str) -> HttpResponse:
    """Let it raise no alert for a while."""
    found = access_narrative(request.member, key, TENDS)
    form = MuteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        until, reason = form.until(clock.now()), form.cleaned_data["reason"]
        return _do(request, lambda: services.mute(request.member, found.key, until, reason))
    return _page(request, found, form, gettext_lazy("Bisukan"), "mute")


@_methods
def unmute(request: MemberRequest, key: str) -> HttpResponse:
    """Let it raise alerts again."""
    found = access_narrative(request.member, key, TENDS)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return _do(request, lambda: services.unmute(request.member, found.key, reason))
    return _page(request, found, form, gettext_lazy("Bunyikan lagi"), "unmute")


def _do(request: MemberRequest, verb: Callable[[], Narrative]) -> HttpResponse:
    changed = verb()
    messages.success(request, _("Tersimpan, dan tercatat dalam audit."))
    if changed.authors_count >= Narrative.VISIBLE_AUTHORS:
        return redirect("narratives:narrative", changed.key)
    messages.info(request, _("Narasi barunya belum tampil: penulisnya belum mencapai tiga."))
    return redirect("narratives:list")


def _page(
    request: MemberRequest,
    found: Narrative,
    form: forms.Form,
    submit: str | Promise,
    verb: str,
    **more: object,
) -> HttpResponse:
    context = {
        "narrative": found,
        "form": form,
        "submit": submit,
        "verb": verb,
        "back": reverse("narratives:narrative", args=[found.key]),
        **more,
    }
    return render(request, "narratives/tend.html", context, status=422 if form.is_bound else 200)
