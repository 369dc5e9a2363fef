"""How a public page is served: to everybody, compressed, without a cookie, kept a minute by browsers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_safe

View = Callable[..., HttpResponse]

#: A correction is seen by everybody after this long.
KEPT_SECONDS = 60


def for_everybody(view: View) -> View:
    """A page that everybody sees. Compressed, because there is no secret in it that could be guessed at."""

    @wraps(view)
    def serve(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if getattr(request, "member", None) is None and answer.status_code == 200:
            patch_cache_control(answer, public=True, max_age=KEPT_SECONDS)
        return answer

    return login_not_required(require_safe(gzip_page(serve)))


def asked(view: View) -> View:
    """A page that answers what somebody typed, and changes nothing: a form without a cookie, kept nowhere.

    What was typed travels in the body, so that no address, history or log of a proxy has it; where it came in
    an address, no page that is opened from here is told.
    """

    @wraps(view)
    def serve(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        patch_cache_control(answer, no_store=True, private=True)
        answer.headers["Referrer-Policy"] = "origin"
        return answer

    methods = require_http_methods(["GET", "HEAD", "POST"])
    return login_not_required(csrf_exempt(methods(gzip_page(serve))))
