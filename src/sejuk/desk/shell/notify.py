"""Tell live pages that something changed: a name, never a content."""

from __future__ import annotations

from typing import Literal

from django.db import connection

#: The PostgreSQL channel that the hub listens on.
CHANNEL = "sejuk"

Topic = Literal[
    "narratives",
    "alerts",
    "cases",
    "sources",
    "imports",
    "organisation",
    "audit",
    "stages",
    "delivery",
    "network",
    "duty",
    "photos",
    "engagements",
    "directives",
    "review",
    "bank",
    "publishing",
    "responses",
    "factchecks",
    "kits",
]


def notify(*topics: Topic) -> None:
    """Send each topic when the running transaction commits; PostgreSQL drops what a rollback undoes."""
    with connection.cursor() as cursor:
        for topic in topics:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, topic])
