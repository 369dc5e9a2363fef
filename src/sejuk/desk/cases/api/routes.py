"""The API's addresses. It decides nothing: it opens cases and reads them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.security import HttpBearer

from sejuk import __version__
from sejuk.desk.audit import record
from sejuk.desk.cases.api import tokens
from sejuk.desk.cases.api.reading import cases_of, page_of, shown
from sejuk.desk.cases.api.schemas import CaseIn, CaseOut, CasesOut, Problem
from sejuk.desk.cases.models import ApiToken, Case, CaseState
from sejuk.desk.cases.services.opening import Opening, open_case
from sejuk.desk.cases.transitions import SORTS
from sejuk.desk.narratives.access import access_narrative
from sejuk.desk.organisation.refusal import Refused


class Bearer(HttpBearer):
    """``Authorization: Bearer sejuk_…``: a member's token, made on the page *Token API*."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        """The token, if it still works."""
        return tokens.check(token)


api = NinjaAPI(
    title="Sejuk",
    version=__version__,
    description="Cases of an office: read them, propose them. Times are in UTC; texts are the desk's own.",
    auth=Bearer(),
    urls_namespace="api",
    docs_url=None,
)


@api.exception_handler(Refused)
def refused(request: HttpRequest, why: Any) -> HttpResponse:
    """A closed door says why."""
    return api.create_response(
        request, {"reason": str(why.reason), "advice": str(why.advice)}, status=why.status
    )


@api.get("/cases", response={200: CasesOut, 422: Problem}, summary="Cases in sight of the token")
def list_cases(request: HttpRequest, state: str = "", cursor: int | None = None) -> Any:
    """Fifty at a time, the newest first. What ended without a label is not among them (G2)."""
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    if state and state not in CaseState.values:
        known = ", ".join(CaseState.values)
        raise Refused(
            _("Keadaan ini tidak dikenal."), _("Pilih salah satu: %(all)s.") % {"all": known}, status=422
        )
    page = page_of(token, state, cursor)
    record(token.member, "token.read_cases", "token", token.pk, token=token.name, cases=len(page.items))
    return page


@api.get("/cases/{number}", response={200: CaseOut, 404: Problem}, summary="One case")
def read_case(request: HttpRequest, number: int) -> Any:
    """One case with its standing verdict."""
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    case = cases_of(token).filter(pk=number).first()
    if case is None:
        raise Refused(_("Kasus ini tidak ada di wilayah kerja token Anda."), status=404)
    record(token.member, "case.read", "case", case.pk, unit=case.unit_id)
    return shown(case)


@api.post(
    "/cases", response={201: CaseOut, 403: Problem, 409: Problem, 422: Problem}, summary="Propose a case"
)
def propose_case(request: HttpRequest, body: CaseIn) -> Any:
    """Open a case at the token's unit; people sort it. One narrative has one open case (409)."""
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    if not token.may_propose:
        raise Refused(_("Token ini hanya untuk membaca."), _("Buat token yang boleh mengusulkan kasus."))
    narrative = access_narrative(token.member, body.narrative, SORTS) if body.narrative else None
    opening = Opening(
        token.unit, Case.Origin.API, body.title, body.summary, narrative, severity=body.severity
    )
    return api.create_response(request, shown(open_case(token.member, opening)), status=201)


def addresses() -> tuple[list[URLPattern | URLResolver], str, str]:
    """The API for the urlconf: its doors are the tokens, so no page asks for a login."""
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            login_not_required(pattern.callback)
    return patterns, app_name, namespace
