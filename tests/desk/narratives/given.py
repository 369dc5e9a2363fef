"""Narratives with their posts, authors and hours, as the intake stores them. Everything here is invented."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.test import Client

from sejuk.desk.listening.intake.counting import recount
from sejuk.desk.listening.models import Post, Sighting, Source
from sejuk.desk.narratives.models import AuthorKey, Narrative, NarrativeHour
from sejuk.desk.narratives.services import refresh
from sejuk.desk.organisation.models import Role, Unit
from tests.desk.listening.given import make_source
from tests.desk.office import Desk

RUMOUR = "Kotak suara di gudang kecamatan sudah dicoblos sebelum hari pemungutan suara"
CLAIM = {"check_worthy": 0.9}
HOSTILE = {"hate_speech": 0.9, "incitement": 0.7, "ground_religion": 0.8}


@dataclass
class Board:
    """An office at a moment. ``tell`` puts a narrative before it, ``refresh`` lets the desk look."""

    desk: Desk
    at: datetime
    _source: Source | None = None
    _numbers: Iterator[int] = field(default_factory=lambda: iter(range(1, 1_000_000)))

    def tell(
        self,
        text: str = RUMOUR,
        *,
        posts: int = 12,
        authors: int = 6,
        place: str | None = "71.01",
        signals: dict[str, float] | None = None,
        hours_ago: int = 3,
        into: Narrative | None = None,
        **changes: Any,
    ) -> Narrative:
        """A narrative of ``posts`` posts by ``authors`` people, spread over the last ``hours_ago`` hours."""
        start = self.at - timedelta(hours=hours_ago)
        narrative = into or Narrative.objects.create(
            key=f"n-{next(self._numbers)}", first_at=start, last_at=start
        )
        signals = CLAIM if signals is None else signals
        self._posts(narrative, text, posts, authors, place, signals, start)
        Narrative.objects.filter(pk=narrative.pk).update(posts_count=narrative.posts.count())
        with connection.cursor() as cursor:
            recount(cursor, [narrative.pk])
        Narrative.objects.filter(pk=narrative.pk).update(**changes)
        return Narrative.objects.get(pk=narrative.pk)

    def _posts(
        self,
        narrative: Narrative,
        text: str,
        posts: int,
        authors: int,
        place: str | None,
        signals: dict[str, float],
        start: datetime,
    ) -> None:
        key, _ = AuthorKey.objects.get_or_create(narrative=narrative, is_current=True)
        harm = max(signals.get("hate_speech", 0.0), signals.get("incitement", 0.0))
        for place_in_time in range(posts):
            at = start + (self.at - start) * place_in_time / (posts + 1)
            self._post(narrative, key, text, at, place, signals, bytes([place_in_time % authors]) * 16)
            hour, _ = NarrativeHour.objects.get_or_create(
                narrative=narrative, hour=at.replace(minute=0, second=0, microsecond=0), territory_id=place
            )
            hour.posts, hour.authors = hour.posts + 1, min(authors, hour.posts + 1)
            hour.heat, hour.rumour = hour.heat + harm, hour.rumour + signals.get("check_worthy", 0.0)
            hour.save()

    def _post(
        self,
        narrative: Narrative,
        key: AuthorKey,
        text: str,
        at: datetime,
        place: str | None,
        signals: dict[str, float],
        author: bytes,
    ) -> None:
        number = next(self._numbers)
        post = Post.objects.create(
            identity=hashlib.sha256(str(number).encode()).digest(),
            address=f"x:{number}",
            text=text,
            published_at=at,
            received_at=at,
            expires_at=at + timedelta(days=30),
            territory_id=place,
            narrative=narrative,
            variant=f"v-{hashlib.sha256(text.encode()).hexdigest()[:8]}",
            how="new",
            author=author,
            author_key=key,
            language="id",
            signals=signals,
            theme="polling_day",
            reasons=[[label, 0, 10, 1.5] for label in signals],
        )
        Sighting.objects.create(post=post, source=self.source, external=bytes(post.identity), seen_at=at)

    @property
    def source(self) -> Source:
        """The one page everything was seen on."""
        if self._source is None:
            self._source = make_source(self.desk, now=self.at)
        return self._source

    def refresh(self) -> int:
        """Let the desk compute what follows; give the number of new alerts."""
        return refresh(self.at)

    def client(self, role: str = Role.DUTY_OFFICER, unit: Unit | None = None) -> Client:
        """The browser of somebody with this role (on the Polda where no unit is named)."""
        return self.desk.client(role, unit)

    def get(self, path: str, role: str = Role.DUTY_OFFICER, unit: Unit | None = None) -> str:
        """The page at ``path`` as somebody sees it."""
        response = self.client(role, unit).get(path)
        assert response.status_code == 200, (path, response.status_code)
        return response.content.decode()
