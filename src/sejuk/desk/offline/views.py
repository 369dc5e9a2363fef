"""What every form without a line needs of the server: who is logged in, and the worker's script."""

from __future__ import annotations

from importlib.resources import files

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.organisation.models import Role


@never_cache
@require_safe
def session(request: MemberRequest) -> JsonResponse:
    """Who is logged in on this phone, and the word that lets a form in: both may be old on a stored page."""
    require_anywhere(request.member, Role.values)
    return JsonResponse({"owner": request.member.pk, "token": get_token(request)})


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps forms on the phone; its address, below a room's form, limits its reach."""
    text = files("sejuk.desk.offline").joinpath("static/offline/worker.js").read_text("utf-8")
    return HttpResponse(text, content_type="text/javascript", headers={"Cache-Control": "no-cache"})
