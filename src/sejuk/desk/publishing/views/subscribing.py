"""The public's own pages: sign up, confirm, leave. Looking at a page confirms and ends nothing."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.desk.cases.public.slowing import too_many
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.publishing.forms.subscribing import SubscribeForm
from sejuk.desk.publishing.subscribing import asking
from sejuk.desk.publishing.subscribing.links import confirmed_by, left_by
from sejuk.desk.shell.light import light
from sejuk.desk.shell.sending import posted

_DOOR = "subscribe"
#: Sign-ups from one network in an hour.
_MOST = 10


@login_not_required
@light
@never_cache
@sensitive_post_parameters("address")
@sensitive_variables("form")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """Ask for mail. Whether an address is known already is told to nobody."""
    form = SubscribeForm(posted(request), units=asking.lists())
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, 422 if form.is_bound else 200)
    if too_many(request, _DOOR, _MOST):
        form.add_error(None, _("Terlalu banyak pendaftaran dari jaringan ini. Coba lagi dalam satu jam."))
        return _page(request, form, 429)
    said = form.cleaned_data
    asking.sign_up(said["unit"], said["address"], "en" if get_language() == "en" else "id")
    return redirect("publishing:asked")


@login_not_required
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Look into your mailbox."""
    return render(request, "publishing/public/asked.html")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, word: str) -> HttpResponse:
    """Yes, by a button: scanners of mail follow links by themselves."""
    subscriber = confirmed_by(word)
    if subscriber is None:
        raise Refused(
            _("Tautan ini tidak berlaku lagi."),
            _("Bila Anda masih ingin berlangganan, daftarkan lagi alamat Anda di /langganan/."),
            status=404,
        )
    if request.method == "POST":
        asking.confirm(subscriber)
    done = request.method == "POST" or subscriber.confirmed_at is not None
    return render(request, "publishing/public/confirm.html", {"subscriber": subscriber, "done": done})


@csrf_exempt  # mail programs send it by themselves (RFC 8058); the address is the proof
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, word: str) -> HttpResponse:
    """No more, with one click. Whoever left already is told the same."""
    subscriber = left_by(word)
    done = subscriber is None or request.method == "POST"
    if subscriber is not None and request.method == "POST":
        asking.leave(subscriber)
    return render(request, "publishing/public/leave.html", {"subscriber": subscriber, "done": done})


def _page(request: HttpRequest, form: SubscribeForm, status: int) -> HttpResponse:
    context = {"form": form, "has_lists": asking.lists().exists()}
    return render(request, "publishing/public/subscribe.html", context, status=status)
