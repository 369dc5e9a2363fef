"""What the grouper remembers, kept in step with the database.

Any number of processes may take items in: the advisory lock lets one at a time, and the version tells
each whether what it remembers is what is stored.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import cache

import pyarrow as pa
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Q

from sejuk.desk.listening.models import Grouping
from sejuk.desk.narratives.models import NarrativeEvent
from sejuk.engine import POSTS, Grouper, Model, Pipeline, load_model

#: First half of every advisory lock of this app; the second says what is locked.
LOCK_SPACE = 0x53454A
INTAKE = 1
PATIENCE = "120s"

_RESTORE = """
SELECT p.id::text, p.text, p.published_at, p.address, p.territory_id, n.key, p.variant
FROM listening_post p JOIN narratives_narrative n ON n.id = p.narrative_id ORDER BY p.id
"""


@dataclass(slots=True)
class _Memory:
    version: uuid.UUID | None = None
    pipeline: Pipeline | None = None


_memory = _Memory()


def lock(cursor: CursorWrapper) -> None:
    """Wait until no other process changes groups; held until the transaction ends.

    Neither the wait nor any later statement of the transaction may take longer than ``PATIENCE``.
    """
    cursor.execute(f"SET LOCAL statement_timeout = '{PATIENCE}'")
    cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK_SPACE, INTAKE])


def current(cursor: CursorWrapper) -> Pipeline:
    """The pipeline in the state of the stored posts. Needs :func:`lock`."""
    stored = _stored_version()
    if _memory.pipeline is None or _memory.version != stored:
        _memory.pipeline = _rebuilt(cursor)
        _memory.version = stored
    return _memory.pipeline


def advance() -> None:
    """Say that this process changed the groups and remembers the change."""
    _memory.version = _new_version()


def changed() -> None:
    """Say that groups were changed in the database only: every process rebuilds before its next batch.

    To be called inside the transaction of a person's merge or split.
    """
    _new_version()


def forget() -> None:
    """Drop what this process remembers, because its transaction was rolled back."""
    _memory.version = _memory.pipeline = None


def _stored_version() -> uuid.UUID:
    grouping, _created = Grouping.objects.get_or_create(pk=1)
    return grouping.version


def _new_version() -> uuid.UUID:
    version = uuid.uuid4()
    Grouping.objects.update_or_create(pk=1, defaults={"version": version})
    return version


@cache
def _model() -> Model:
    return load_model()


def _rebuilt(cursor: CursorWrapper) -> Pipeline:
    pipeline = Pipeline(_model(), Grouper())
    cursor.execute(_RESTORE)
    rows = cursor.fetchall()
    if rows:
        columns = _posts(rows), [row[5] for row in rows], [row[6] for row in rows]
        pipeline.grouper.restore(*columns, by_hand=_by_hand())
    return pipeline


def _by_hand() -> set[str]:
    """Narratives that people have merged or split, or that stay apart: the engine leaves them so."""
    kinds = (NarrativeEvent.Kind.MERGE, NarrativeEvent.Kind.SPLIT)
    settled = Q(by__isnull=False, kind__in=kinds) | Q(kind=NarrativeEvent.Kind.APART)
    found = NarrativeEvent.objects.filter(settled)
    return {key for pair in found.values_list("narrative__key", "other__key") for key in pair if key}


def _posts(rows: list[tuple[object, ...]]) -> pa.RecordBatch:
    ids, texts, times, addresses, regions, *_ = zip(*rows, strict=True)
    columns = {"id": ids, "text": texts, "published_at": times, "url": addresses, "region": regions}
    return pa.record_batch(
        [pa.array(columns.get(f.name, [None] * len(rows)), f.type) for f in POSTS], schema=POSTS
    )


def with_lock() -> CursorWrapper:
    """A cursor that holds the intake's lock, for services that merge or split. Needs a transaction."""
    cursor = connection.cursor()
    lock(cursor)
    return cursor
