"""JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sejuk.desk.publishing.feeds.entries import Entry


def json_feed(title: str, address: str, home: str, entries: Sequence[Entry]) -> dict[str, Any]:
    """A feed at ``address``."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "feed_url": address,
        "home_page_url": home,
        "language": "id",
        "items": [_item(one) for one in entries],
    }


def _item(one: Entry) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": f"urn:sejuk:{one.key}",
        "url": one.page,
        "title": one.title,
        "language": one.item.language,
        "date_published": one.published_at.isoformat(),
        "date_modified": one.updated_at.isoformat(),
        "authors": [{"name": one.item.institution}],
        "_sejuk": {"number": one.item.number, "version": one.item.version, "withdrawn": one.is_withdrawn},
    }
    if one.is_withdrawn:
        return said | {"content_text": one.text}
    return said | {"summary": one.item.summary, "content_html": one.html}
