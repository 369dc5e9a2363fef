"""Who is asking, and whether there is an office yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sejuk.desk.organisation.access import remember
from sejuk.desk.organisation.models import Member, Office
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.organisation.second_factor import owes_second_factor
from sejuk.desk.shell.strangers import instead_of

GetResponse = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]

#: Views that work before there is an office.
_OPEN_BEFORE_OFFICE = frozenset({"first_run", "set_language"})

#: Views that somebody reaches whose role still owes a second factor.
_OPEN_BEFORE_SECOND_FACTOR = frozenset(
    {"mfa_activate_totp", "account_reauthenticate", "mfa_reauthenticate", "account_change_password"}
)


class FirstRunMiddleware:
    """Sends everybody to the first-run page until there is an office (G18)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self._office_seen = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; the work is in ``process_view``."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Let only the first-run page through while the office is missing."""
        match = request.resolver_match
        if match is None or match.url_name in _OPEN_BEFORE_OFFICE or self._has_office():
            return None
        return redirect("first_run")

    def _has_office(self) -> bool:
        # An office stays once it is there, so it is asked for only until then.
        self._office_seen = self._office_seen or Office.objects.exists()
        return self._office_seen


class MemberMiddleware:
    """Sets ``request.member``, its time zone and its language; keeps pages closed that are not public."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find the member and answer in their language and time zone."""
        member = _member(request)
        request.member = member  # type: ignore[attr-defined]
        if member is None:
            return self.get_response(request)
        if member.language and not getattr(request, "language_in_address", ""):
            translation.activate(member.language)
            request.LANGUAGE_CODE = member.language
        with timezone.override(member.unit.time_zone):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Send strangers to the login, except to views marked ``login_not_required``."""
        if not getattr(view, "login_required", True):
            return None
        member: Member | None = getattr(request, "member", None)
        if member is None:
            return _as_stranger(request)
        return _second_factor_first(request, member)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Show a refusal as a page that says why and what to do."""
        if not isinstance(error, Refused):
            return None
        return render(request, "organisation/refused.html", {"refusal": error}, status=error.status)


def _as_stranger(request: HttpRequest) -> HttpResponse:
    """The public page at this address, if it has one; else the login."""
    match = request.resolver_match
    public = instead_of(match.view_name) if match else None
    return public(request) if public and not _is_live_part(request) else _to_login(request)


def _to_login(request: HttpRequest) -> HttpResponse:
    page = request.get_full_path()
    if _is_live_part(request):
        shown = _split(request.headers.get("HX-Current-URL", ""))
        page = f"{shown.path or '/'}?{shown.query}" if shown.query else shown.path or "/"
    return _away(request, redirect_to_login(page, reverse("account_login")).url)


def _away(request: HttpRequest, url: str) -> HttpResponse:
    """Lead the whole page away: a live part would show the page it is sent to inside itself."""
    if _is_live_part(request):
        return HttpResponse(status=401, headers={"HX-Redirect": url})
    return redirect(url)


def _is_live_part(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers


def _split(url: str) -> SplitResult:
    """The parts of an address that the browser says; none where it is none."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def _second_factor_first(request: HttpRequest, member: Member) -> HttpResponse | None:
    match = request.resolver_match
    if match is None or match.url_name in _OPEN_BEFORE_SECOND_FACTOR or not owes_second_factor(member):
        return None
    if _is_live_part(request):
        # The page that asks for the second factor has live parts too: leading them there would never end.
        return HttpResponse(status=204)
    messages.info(request, _("Peran Anda mewajibkan verifikasi dua langkah. Nyalakan dulu di sini."))
    return redirect("mfa_activate_totp")


def _member(request: HttpRequest) -> Member | None:
    if not request.user.is_authenticated:
        return None
    member = (
        Member.objects.select_related("unit__territory", "institution", "user")
        .filter(user=request.user.pk, is_active=True)
        .first()
    )
    if member is None:
        logout(request)
        return None
    remember(member)
    return member
