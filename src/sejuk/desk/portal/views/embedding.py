"""The part that other sites may show in a frame: the only page of this instance that allows it."""

from __future__ import annotations

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from sejuk.desk.portal.published import latest
from sejuk.desk.portal.serving import for_everybody
from sejuk.desk.portal.templatetags.portal import site

_SHOWN = 3


@for_everybody
def embed(request: HttpRequest) -> HttpResponse:
    """How to put it into another site, with the lines to copy."""
    return render(request, "portal/embed.html", {"site": site(request)})


# No script, no cookie, nothing but a box that opens our site in a window of its own and links that do the
# same: there is nothing in it that somebody could be tricked into by laying it under another page.
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"], "script-src": ["'none'"]})
@for_everybody
def widget(request: HttpRequest) -> HttpResponse:
    """The box and the latest clarifications."""
    return render(request, "portal/widget.html", {"latest": latest(_SHOWN)})
