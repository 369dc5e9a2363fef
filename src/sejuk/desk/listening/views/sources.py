"""The list of sources and the page of one."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sejuk.desk import clock
from sejuk.desk.listening.access import (
    access_source,
    accessible_imports,
    accessible_sources,
    may_ask,
    may_change,
)
from sejuk.desk.listening.kinds import TIPS, connector_of
from sejuk.desk.listening.models import Source, SourceState
from sejuk.desk.listening.services import states
from sejuk.desk.listening.services.health import reports, worst_first
from sejuk.desk.listening.transitions import ALLOWED_TRANSITIONS
from sejuk.desk.listening.words import language
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.states import verbs

_PER_PAGE = 50


@require_safe
def source_list(request: MemberRequest) -> HttpResponse:
    """All sources with how they are doing; filtered by state in the address."""
    state = request.GET.get("keadaan", "")
    sources = accessible_sources(request.member)
    if state in SourceState.values:
        sources = sources.filter(state=state)
    page = Paginator(sources, _PER_PAGE).get_page(request.GET.get("halaman"))
    return render(
        request,
        "listening/source_list.html",
        {
            "page": page,
            "rows": sorted(reports(page.object_list), key=worst_first),
            "state": state,
            "states": SourceState.choices,
            "query": f"keadaan={state}",
            "may_ask": may_ask(request.member),
        },
    )


@require_safe
def source_page(request: MemberRequest, pk: int) -> HttpResponse:
    """One source: its terms, its state, its health, and what the member may do with it."""
    source = access_source(request.member, pk)
    [(_same, report)] = reports([source])
    return render(
        request,
        "listening/source_page.html",
        {
            "source": source,
            "report": report,
            "settings": _settings(source),
            "verbs": _verbs(request, source),
            "waits": source.waits_until is not None and source.waits_until > clock.now(),
            "may_change": source.state == SourceState.DRAFT and may_change(request.member, source),
            "may_upload": source.is_upload
            and source.state == SourceState.ACTIVE
            and may_change(request.member, source),
            "imports": accessible_imports(request.member).filter(source=source).order_by("-pk")[:10],
            "fetches": source.fetches.order_by("-at")[:12],
            "is_tips": source.connector == TIPS,
        },
    )


def _verbs(request: MemberRequest, source: Source) -> list[str]:
    """The people's verbs that are open to the member now, in the order of the table."""
    return [verb for verb in verbs(ALLOWED_TRANSITIONS) if states.may_move(request.member, source, verb)]


def _settings(source: Source) -> list[tuple[str, str]]:
    """The connector's settings with their labels."""
    connector = connector_of(source.connector)
    if connector is None:
        return []
    fields = connector.manifest.fields
    return [(f.label.in_language(language()), _value(source.config.get(f.name))) for f in fields]


def _value(value: object) -> str:
    """A setting as people read it."""
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    return "–" if value in (None, "") else str(value)
