"""A member's own Telegram: connect it, see that it is connected, cut it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from sejuk.desk.delivery.channels.telegram import is_on
from sejuk.desk.delivery.linking.codes import Code, chat_of, disconnect, start
from sejuk.desk.delivery.services.forgetting import owner_of
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.refusal import Refused


@require_safe
def page(request: MemberRequest) -> HttpResponse:
    """Whether the member's Telegram is connected."""
    return _show(request)


@never_cache
@require_POST
def code(request: MemberRequest) -> HttpResponse:
    """A fresh code, shown once."""
    if not is_on():
        raise Refused(
            _("Kantor ini belum punya bot Telegram."), _("Administrator dapat menyiapkannya."), status=409
        )
    return _show(request, start(owner_of(request.member)))


@require_POST
def disconnected(request: MemberRequest) -> HttpResponse:
    """Cut it, at once and for good."""
    disconnect(owner_of(request.member))
    messages.success(request, _("Telegram Anda tidak lagi terhubung."))
    return redirect("delivery:telegram")


@sensitive_variables()
def _show(request: MemberRequest, fresh: Code | None = None) -> HttpResponse:
    context = {
        "is_on": is_on(),
        "bot": settings.TELEGRAM_BOT,
        "connected": bool(chat_of(owner_of(request.member))),
        "code": fresh,
    }
    return render(request, "delivery/telegram.html", context)
