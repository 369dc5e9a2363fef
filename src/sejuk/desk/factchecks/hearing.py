"""What texts say of themselves: a clarification went out, was corrected or taken back. In its transaction."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from sejuk.desk.factchecks.services.own import add_own, withdraw_own
from sejuk.desk.publishing.addresses import path_of
from sejuk.desk.responses import signals
from sejuk.desk.responses.item import Item
from sejuk.desk.responses.models import Version


def listen() -> None:
    """Hear it; called from ``ready``."""
    signals.published.connect(_published, dispatch_uid="factchecks")
    signals.withdrawn.connect(_withdrawn, dispatch_uid="factchecks")


def _published(version: Version, item: Item, **_more: Any) -> None:
    response = version.response
    add_own(item, _address(item), institution=response.institution, case_id=response.case_id)


def _withdrawn(item: Item, reason: str, **_more: Any) -> None:
    withdraw_own(item.number, reason)


def _address(item: Item) -> str:
    """The text's lasting page; an office that has not said its address yet is found under this machine's."""
    return f"{settings.SITE_URL or 'http://localhost'}{path_of(item.number)}"
