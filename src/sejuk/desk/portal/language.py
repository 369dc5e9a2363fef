"""The language in the address: ``/en/…`` and ``/id/…`` say it, without a cookie; else the browser is asked.

The prefix works like the path that a site is mounted under, so every link of a page keeps it by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation

from sejuk.desk.shell.strangers import instead_of

GetResponse = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]

_PREFIX = re.compile(rf"^/({'|'.join(code for code, _name in settings.LANGUAGES)})(/.*)?$")


class LanguageInAddress:
    """Takes the language off the address and answers in it; pages of members have one address only."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the address's language, where it names one."""
        found = _PREFIX.match(request.path_info)
        if found is None:
            return self.get_response(request)
        if not found[2]:
            return HttpResponseRedirect(f"{request.path}/")
        request.language_in_address = found[1]  # type: ignore[attr-defined]
        request.LANGUAGE_CODE = found[1]
        request.path_info = found[2]
        before = get_script_prefix()
        set_script_prefix(f"{before.rstrip('/')}/{found[1]}/")
        translation.activate(found[1])
        try:
            return self.get_response(request)
        finally:
            set_script_prefix(before)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Lead to the page without the language where the page is no public one."""
        if not chosen(request) or not getattr(view, "login_required", True) or _is_front(request):
            return None
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(f"{request.path_info}?{query}" if query else request.path_info)


def chosen(request: HttpRequest) -> str:
    """The language that the address names; empty where it names none."""
    return getattr(request, "language_in_address", "")


def address_in(request: HttpRequest, language: str) -> str:
    """The address of the page that is shown, in a language (empty: in the reader's own), with its query."""
    path = f"/{language}{request.path_info}" if language else request.path_info
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path


def _is_front(request: HttpRequest) -> bool:
    match = request.resolver_match
    stranger = getattr(request, "member", None) is None
    return stranger and match is not None and instead_of(match.view_name) is not None
