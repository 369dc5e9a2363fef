"""Merges and splits that the engine made become the desk's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pyarrow as pa
from django.db.backends.utils import CursorWrapper

from sejuk.desk.listening.intake.assembled import Assembled
from sejuk.desk.listening.intake.merging import absorb
from sejuk.desk.listening.intake.splitting import split_off
from sejuk.desk.listening.models import Post
from sejuk.desk.narratives.models import Narrative
from sejuk.engine import Tracks

#: Narrative, its variant, and the narrative where that belongs now.
Move = tuple[str, str, str]


def apply_events(cursor: CursorWrapper, batch: Assembled, at: datetime) -> None:
    """Let stored narratives be absorbed and split as the engine said; after the batch's posts are stored.

    Narratives that were opened and absorbed in the same batch never reach the database.
    """
    moves = list(moves_of(batch))
    for key, final in absorbed_by(batch.result.events).items():
        absorbed = Narrative.objects.filter(key=key).first()
        if absorbed is not None:
            absorb(cursor, _opened(final, absorbed), absorbed, at)
    for old, final in sorted({(old, final) for old, _, final in moves if old != final}):
        variants = [variant for before, variant, after in moves if (before, after) == (old, final)]
        _split(cursor, old, final, variants, at)


def absorbed_by(events: pa.RecordBatch) -> dict[str, str]:
    """Give what each absorbed narrative as a whole has become."""
    into = {row["narrative_id"]: row["other_id"] for row in events.to_pylist() if row["kind"] == "merge"}
    return {key: _followed(key, into) for key in into}


def _followed(key: str, into: dict[str, str]) -> str:
    while key in into:
        key = into[key]
    return key


def moves_of(batch: Assembled) -> Iterator[Move]:
    """Give the stored variants that were split off: from what their narrative has become, to where."""
    events = batch.result.events
    moved = {v for row in events.to_pylist() if row["kind"] == "split" for v in row["variants"]}
    if not moved:
        return
    into, tracks = absorbed_by(events), Tracks()
    posts = Post.objects.filter(variant__in=moved).exclude(pk__in=batch.ids)
    stored = list(posts.values_list("variant", "narrative__key").distinct())
    for variant, key in stored:
        tracks.put(variant, key)
    tracks.apply(events)
    for variant, key in stored:
        yield into.get(key, key), variant, tracks.narrative(variant)


def _split(cursor: CursorWrapper, old: str, new: str, variants: list[str], at: datetime) -> None:
    leaving = Narrative.objects.filter(key=old).first()
    posts = Post.objects.filter(narrative=leaving, variant__in=variants).values_list("pk", flat=True)
    ids = list(posts) if leaving is not None else []
    if leaving is not None and ids:
        split_off(cursor, leaving, _opened(new, leaving), ids, at)


def _opened(key: str, like: Narrative) -> Narrative:
    """The narrative of this key; made where none of the batch's posts ended in it."""
    made = {"first_at": like.first_at, "last_at": like.last_at}
    return Narrative.objects.get_or_create(key=key, defaults=made)[0]
