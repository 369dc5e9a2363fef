from __future__ import annotations

from datetime import timedelta

import pyarrow as pa
import pytest
from django.db import connection, transaction

from sejuk.desk.listening.intake import changed, take
from sejuk.desk.listening.intake.assembled import Assembled
from sejuk.desk.listening.intake.events import apply_events
from sejuk.desk.listening.intake.merging import absorb
from sejuk.desk.listening.intake.splitting import split_off
from sejuk.desk.listening.intake.state import with_lock
from sejuk.desk.listening.models import Post, Source
from sejuk.desk.narratives.models import AuthorKey, Narrative, NarrativeEvent, NarrativeHour
from sejuk.engine import EVENTS, PipelineResult, Tracks
from tests.desk.listening.given import NOON, RUMOUR, item
from tests.desk.listening.test_intake import OTHER

pytestmark = pytest.mark.django_db


def _narrative(text: str) -> Narrative:
    return Narrative.objects.get(posts__text=text, posts__pk=Post.objects.filter(text=text).earliest("pk").pk)


def _two(source: Source) -> tuple[Narrative, Narrative]:
    take(source, [item(n, account=f"orang{n}") for n in range(3)], NOON)
    take(source, [item(10 + n, OTHER, account=f"orang{n}") for n in range(4)], NOON)
    return _narrative(RUMOUR), _narrative(OTHER)


def _absorb(keep: Narrative, absorbed: Narrative) -> None:
    with transaction.atomic(), with_lock() as cursor:
        absorb(cursor, keep, absorbed, NOON)
        changed()


def test_the_same_people_in_two_merged_narratives_are_not_counted_twice(source: Source) -> None:
    keep, absorbed = _two(source)
    _absorb(keep, absorbed)
    keep.refresh_from_db()
    assert (keep.posts_count, keep.authors_count) == (7, 4)


def test_an_absorbed_narrative_s_key_comes_along_and_is_no_longer_current(source: Source) -> None:
    keep, absorbed = _two(source)
    _absorb(keep, absorbed)
    assert sorted(AuthorKey.objects.filter(narrative=keep).values_list("is_current", flat=True)) == [
        False,
        True,
    ]
    absorbed.refresh_from_db()
    assert (absorbed.state, absorbed.merged_into) == ("merged", keep)
    event = NarrativeEvent.objects.get()
    assert (event.kind, event.narrative, event.other, event.by) == ("merge", absorbed, keep, None)


def test_posts_after_a_merge_join_the_narrative_that_is_left(source: Source) -> None:
    keep, absorbed = _two(source)
    _absorb(keep, absorbed)
    take(source, [item(20, OTHER)], NOON)
    keep.refresh_from_db()
    assert keep.posts_count == 8


def test_hours_of_merged_narratives_add_up(source: Source) -> None:
    keep, absorbed = _two(source)
    _absorb(keep, absorbed)
    hour = NarrativeHour.objects.get()
    assert (hour.narrative, hour.posts, hour.authors) == (keep, 7, 4)


def test_what_was_merged_into_the_absorbed_one_follows(source: Source) -> None:
    keep, absorbed = _two(source)
    third = Narrative.objects.create(
        key="lama", first_at=NOON, last_at=NOON, state="merged", merged_into=absorbed
    )
    _absorb(keep, absorbed)
    third.refresh_from_db()
    assert third.merged_into == keep


def test_split_posts_cannot_be_joined_with_those_that_stay(source: Source) -> None:
    keep, absorbed = _two(source)
    _absorb(keep, absorbed)
    before = {bytes(a) for a in Post.objects.filter(text=OTHER).values_list("author", flat=True) if a}
    new = Narrative.objects.create(key="n-baru", first_at=NOON, last_at=NOON)
    with transaction.atomic(), with_lock() as cursor:
        keep.refresh_from_db()
        one = Post.objects.filter(text=OTHER).values_list("pk", flat=True)[:1]
        split_off(cursor, keep, new, list(one), NOON)
        changed()
    new.refresh_from_db()
    keep.refresh_from_db()
    assert (new.posts_count, new.authors_count, new.title) == (4, 4, OTHER)
    assert (keep.posts_count, keep.authors_count, keep.title) == (3, 3, RUMOUR)
    after = {bytes(a) for a in new.posts.values_list("author", flat=True) if a}
    assert not before & after
    assert not set(new.author_keys.all()) & set(keep.author_keys.all())
    assert sum(NarrativeHour.objects.filter(narrative=new).values_list("posts", flat=True)) == 4


def test_posts_after_a_split_join_the_new_narrative(source: Source) -> None:
    take(source, [item(n) for n in range(3)], NOON)
    take(source, [item(9, OTHER)], NOON)
    keep, absorbed = _narrative(RUMOUR), _narrative(OTHER)
    _absorb(keep, absorbed)
    new = Narrative.objects.create(key="n-baru", first_at=NOON, last_at=NOON)
    with transaction.atomic(), with_lock() as cursor:
        keep.refresh_from_db()
        split_off(cursor, keep, new, [Post.objects.get(text=OTHER).pk], NOON)
        changed()
    take(source, [item(30, OTHER)], NOON + timedelta(minutes=1))
    new.refresh_from_db()
    assert new.posts_count == 2


def _batch(*events: dict[str, object]) -> Assembled:
    """A batch without posts in which the engine merged and split."""
    happened = pa.RecordBatch.from_pylist(list(events), schema=EVENTS)
    result = PipelineResult(None, None, None, happened)
    return Assembled([], [], result, Tracks(), [])


def _apply(*events: dict[str, object]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        apply_events(cursor, _batch(*events), NOON)


def test_a_narrative_that_a_new_one_absorbs_is_absorbed_in_the_database(source: Source) -> None:
    """The engine may keep a narrative that it opened in the same batch."""
    old, new = _two(source)
    middle = "n-tidak-pernah-disimpan"
    _apply(
        {"kind": "merge", "narrative_id": old.key, "other_id": middle},
        {"kind": "merge", "narrative_id": middle, "other_id": new.key},
    )
    old.refresh_from_db()
    assert old.merged_into == new


def test_what_the_engine_splits_is_split_in_the_database(source: Source) -> None:
    take(source, [item(n) for n in range(3)], NOON)
    take(source, [item(9, OTHER)], NOON)
    keep, absorbed = _narrative(RUMOUR), _narrative(OTHER)
    _absorb(keep, absorbed)
    variant = Post.objects.get(text=OTHER).variant
    _apply({"kind": "split", "narrative_id": keep.key, "other_id": "n-baru", "variants": [variant]})
    assert _narrative(OTHER).key == "n-baru"
    keep.refresh_from_db()
    assert (keep.posts_count, _narrative(OTHER).posts_count) == (3, 1)
    assert keep.events.get(kind="split").by is None


def test_a_part_that_left_and_came_back_within_a_batch_stays(source: Source) -> None:
    take(source, [item(n) for n in range(3)], NOON)
    key = _narrative(RUMOUR).key
    variant = Post.objects.filter(text=RUMOUR).values_list("variant", flat=True)[0]
    _apply(
        {"kind": "split", "narrative_id": key, "other_id": "n-sebentar", "variants": [variant]},
        {"kind": "merge", "narrative_id": "n-sebentar", "other_id": key},
    )
    assert _narrative(RUMOUR).key == key
    assert not Narrative.objects.filter(key="n-sebentar").exists()
