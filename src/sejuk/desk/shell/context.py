"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from sejuk.desk import clock
from sejuk.desk.duty.calling.answering import ringing
from sejuk.desk.organisation.models import Office
from sejuk.desk.shell.navigation import navigation
from sejuk.desk.shell.stream import stream_url


def shell(request: HttpRequest) -> dict[str, Any]:
    """Variables of the page frame: the member, the desk's time, the way around, the stream of changes."""
    member = getattr(request, "member", None)
    return {
        "member": member,
        "now": clock.now(),
        "demo": settings.DEMO,
        "events_url": SimpleLazyObject(lambda: stream_url(member)),
        "navigation": SimpleLazyObject(lambda: navigation(request)),
        "ringing": SimpleLazyObject(lambda: ringing(member) if member else []),
        "listening_is_off": SimpleLazyObject(_listening_is_off),
    }


def _listening_is_off() -> bool:
    return Office.objects.filter(listening_since=None).exists()
