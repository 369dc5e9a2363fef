"""What is public, as data: codes in English, texts as they were approved, times with their offset."""

from __future__ import annotations

import json
from typing import Any

from sejuk.desk.portal.published import Published, Story


def clarification(one: Published, address: str) -> dict[str, Any]:
    """One version of a text: exactly the approved item, its hash, its page and what became of it."""
    return {
        "url": address,
        "published_at": one.published_at,
        "ended_at": one.ended_at,
        "withdrawn_because": one.withdrawn_because or None,
        "theme": one.theme or None,
        "territory": one.territory or None,
        "sha256": one.item.sha256,
        "item": json.loads(one.item.to_bytes()),
    }


def correction(story: Story, address: str) -> dict[str, Any]:
    """A text that was corrected or withdrawn: what holds now, what changed, what stood before."""
    now = story.now
    return {
        "url": address,
        "number": now.item.number,
        "state": "withdrawn" if now.is_withdrawn else "corrected",
        "at": now.ended_at if now.is_withdrawn else now.published_at,
        "what": now.withdrawn_because or now.item.correction,
        "now": clarification(now, address),
        "before": [clarification(one, address) for one in story.earlier],
    }
