"""What texts say of themselves: they went out, or were taken back. Part of the transaction that did it."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from sejuk.desk.publishing.services.following import follow
from sejuk.desk.publishing.services.releasing import on_own_outlets
from sejuk.desk.responses import signals
from sejuk.desk.responses.models import Version


def listen() -> None:
    """Hear it; called from ``ready``."""
    signals.published.connect(_published, dispatch_uid="publishing")
    signals.withdrawn.connect(_withdrawn, dispatch_uid="publishing")


def _published(version: Version, **_more: Any) -> None:
    """The office's own pages have it at once, and wherever an older edition stands, it is corrected."""
    if settings.SITE_URL:  # without it there is no address to give; whoever chooses channels is told
        on_own_outlets(version)
    _follow(version.response_id)


def _withdrawn(version: Version, **_more: Any) -> None:
    _follow(version.response_id)


def _follow(number: int) -> None:
    from sejuk.desk.publishing.tasks import wake

    follow(number)
    wake(_outlets(number))


def _outlets(number: int) -> list[int]:
    from sejuk.desk.publishing.models import Publication

    return list(Publication.objects.filter(number=number).values_list("outlet_id", flat=True))
