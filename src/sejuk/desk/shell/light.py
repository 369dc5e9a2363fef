"""Pages that anybody may open travel compressed, for a slow phone.

A compressed answer betrays, by its length, a secret that stands in it beside words of an attacker's choice
(BREACH). So this is for strangers alone, who have nothing in a page that others may not read but the word
against forged forms, and that is masked anew in every answer; never for members, never for an address that is
itself a secret, never for what comes back to something that was sent.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

View = Callable[..., HttpResponse]

_GZIP = GZipMiddleware(lambda _request: HttpResponse())


def light(view: View) -> Callable[..., HttpResponseBase]:
    """Compress what a stranger is shown at this address."""

    @wraps(view)
    def serve(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = view(request, *args, **kwargs)
        return _GZIP.process_response(request, answer) if _is_plain(request, answer) else answer

    return serve


def _is_plain(request: HttpRequest, answer: HttpResponse) -> bool:
    stranger = getattr(request, "member", None) is None
    return stranger and request.method == "GET" and answer.status_code == 200
