"""Writes a batch: narratives and their keys, posts, sightings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.backends.utils import CursorWrapper

from sejuk.desk.listening.intake.assembled import Assembled
from sejuk.desk.listening.intake.authors import author_of, narrative_key
from sejuk.desk.listening.models import Source
from sejuk.desk.narratives.models import AuthorKey, Narrative
from sejuk.engine.labels import LABELS

_POST_COLUMNS = (
    "id, identity, address, text, "
    "published_at, received_at, expires_at, territory_id, narrative_id, variant, "
    "how, similarity, author, author_key_id, public_voice_id, language, supported, signals, theme, reasons"
)
_CODES = [label.code for label in LABELS]


def store_posts(
    cursor: CursorWrapper, source: Source, batch: Assembled, received_at: datetime
) -> dict[str, Narrative]:
    """Insert the posts of ``batch`` and their first sightings; give their narratives by key."""
    narratives = _narratives(batch)
    keys = _author_keys(narratives, batch)
    expires_at = received_at + timedelta(days=source.office.retention_days)
    with cursor.copy(f"COPY listening_post ({_POST_COLUMNS}) FROM STDIN") as copy:
        for row in _rows(source, batch, narratives, keys, received_at, expires_at):
            copy.write_row(row)
    with cursor.copy("COPY listening_sighting (post_id, source_id, external, seen_at) FROM STDIN") as copy:
        for pk, item in zip(batch.ids, batch.candidates, strict=True):
            copy.write_row((pk, source.pk, item.external, received_at))
    return narratives


def store_again(
    cursor: CursorWrapper, source_id: int, again: list[tuple[int, bytes]], received_at: datetime
) -> None:
    """Note that known posts were seen in this source; once a post and source."""
    if not again:
        return
    posts, externals = zip(*again, strict=True)
    cursor.execute(
        "INSERT INTO listening_sighting (post_id, source_id, external, seen_at) "
        "SELECT p, %s, e, %s FROM unnest(%s::bigint[], %s::bytea[]) AS t (p, e) ON CONFLICT DO NOTHING",
        [source_id, received_at, list(posts), list(externals)],
    )


def _narratives(batch: Assembled) -> dict[str, Narrative]:
    """The narratives of the batch by key; those that do not exist yet are made."""
    found = Narrative.objects.in_bulk(set(batch.narratives), field_name="key")
    first: dict[str, datetime] = {}
    for key, item in zip(batch.narratives, batch.candidates, strict=True):
        first[key] = min(first.get(key, item.published_at), item.published_at)
    missing = [Narrative(key=k, first_at=at, last_at=at) for k, at in first.items() if k not in found]
    return {**found, **{n.key: n for n in Narrative.objects.bulk_create(missing)}}


def _author_keys(narratives: dict[str, Narrative], batch: Assembled) -> dict[str, tuple[int, bytes]]:
    """For narratives with an author in the batch: the id of their current author key, and the key."""
    needed = {n for n, c in zip(batch.narratives, batch.candidates, strict=True) if c.seed}
    by_id = {narratives[name].pk: name for name in needed}
    rows = list(AuthorKey.objects.filter(narrative_id__in=by_id, is_current=True))
    missing = by_id.keys() - {row.narrative_id for row in rows}
    rows += AuthorKey.objects.bulk_create(AuthorKey(narrative_id=pk) for pk in missing)
    return {by_id[row.narrative_id]: (row.pk, narrative_key(bytes(row.salt))) for row in rows}


def _rows(
    source: Source,
    batch: Assembled,
    narratives: dict[str, Narrative],
    keys: dict[str, tuple[int, bytes]],
    received_at: datetime,
    expires_at: datetime,
) -> Iterator[tuple[Any, ...]]:
    """Rows of ``_POST_COLUMNS``."""
    voice = source.pk if source.is_public_voice else None
    groups, signals = batch.result.groups.to_pylist(), batch.result.signals.to_pylist()
    for pk, item, key, group, signal in zip(
        batch.ids, batch.candidates, batch.narratives, groups, signals, strict=True
    ):
        key_id, secret = keys[key] if item.seed else (None, b"")
        yield (
            pk,
            item.identity,
            item.address,
            item.text,
            item.published_at,
            received_at,
            expires_at,
            item.region,
            narratives[key].pk,
            group["variant_id"],
            group["how"],
            group["similarity"],
            author_of(secret, item.seed) if item.seed else None,
            key_id,
            voice,
            signal["language"],
            signal["supported"],
            json.dumps({c: round(signal[c], 4) for c in _CODES if signal[c] is not None}),
            signal["theme"] or "",
            json.dumps(
                [[r["label"], r["start"], r["end"], round(r["weight"], 3)] for r in signal["reasons"] or []]
            ),
        )
