"""What goes out is entered into the library under its page's address, where checking finds it.

Part of the transaction that publishes or withdraws: a text that is out can be found, and nothing else can.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings

from sejuk.desk.factchecks.services.own import add_own, withdraw_own
from sejuk.desk.portal.published import story
from sejuk.desk.publishing.addresses import page_of
from sejuk.desk.responses import signals
from sejuk.desk.responses.item import Item
from sejuk.desk.responses.models import Version


def listen() -> None:
    """Hear it; called from ``ready``."""
    signals.published.connect(_published, dispatch_uid="portal")
    signals.withdrawn.connect(_withdrawn, dispatch_uid="portal")


def _published(version: Version, item: Item, **_more: Any) -> None:
    if settings.SITE_URL and story(item.number) is not None:
        response = version.response
        add_own(item, page_of(item.number), institution=response.institution, case_id=response.case_id)


def _withdrawn(item: Item, reason: str, **_more: Any) -> None:
    withdraw_own(item.number, reason)
