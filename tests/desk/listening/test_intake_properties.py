"""However items come, in whatever batches, again and again, through crashes: the same posts and sightings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sejuk.desk.listening import intake
from sejuk.desk.listening.intake import take
from sejuk.desk.listening.intake.candidates import candidate
from sejuk.desk.listening.models import Post, Sighting, Source
from sejuk.desk.narratives.models import Narrative, NarrativeHour
from sejuk.sources.items import Item
from tests.desk.listening.given import NOON, item, make_source
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db

_TEXTS = (
    "kotak suara di gudang kecamatan sudah dicoblos sebelum hari pemungutan suara tiba",
    "jadwal simulasi pencoblosan di balai desa dipindah ke hari sabtu pagi karena hujan",
    "kotak suara di gudang kecamatan sudah dicoblos sebelum hari pemungutan suara tiba!!",
)
_numbers = st.integers(0, 11)
#: A batch: which of three sources, which items, and whether the process dies before the commit.
_batches = st.lists(
    st.tuples(st.integers(0, 2), st.lists(_numbers, max_size=8), st.booleans()), min_size=1, max_size=8
)


class _DiedError(Exception):
    pass


def _item(number: int) -> Item:
    """Item ``number`` is the same wherever it is seen; every third has no address."""
    url = None if number % 3 == 0 else f"https://ramai.example/tulisan/{number}"
    return item(number, _TEXTS[number % len(_TEXTS)], url=url, account=f"orang{number % 5}")


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        intake.forget()
        yield
        transaction.set_rollback(True)
    intake.forget()


def _run(source: Source, numbers: list[int], dies: bool) -> None:
    def also(taken: object) -> None:
        if dies:
            raise _DiedError

    with suppress(_DiedError):
        take(source, [_item(n) for n in numbers], NOON, also=also)
    if dies:
        intake.forget()


def _expected(sources: list[Source], batches: list[tuple[int, list[int], bool]]) -> set[tuple[bytes, int]]:
    seen = set()
    for which, numbers, dies in batches:
        for number in [] if dies else numbers:
            found = candidate(_item(number), sources[which], NOON)
            assert found is not None
            seen.add((found.identity, sources[which].pk))
    return seen


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=_batches)
def test_posts_and_sightings_are_those_that_were_brought_once_each(
    desk: Desk, batches: list[tuple[int, list[int], bool]]
) -> None:
    with _undone():
        sources = [make_source(desk) for _ in range(3)]
        for which, numbers, dies in batches:
            _run(sources[which], numbers, dies)
        expected = _expected(sources, batches)
        sightings = [(bytes(i), s) for i, s in Sighting.objects.values_list("post__identity", "source")]
        assert sorted(sightings) == sorted(expected)
        assert {bytes(i) for i in Post.objects.values_list("identity", flat=True)} == {
            i for i, _s in expected
        }


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=_batches)
def test_counts_are_those_of_the_stored_posts(desk: Desk, batches: list[tuple[int, list[int], bool]]) -> None:
    with _undone():
        sources = [make_source(desk) for _ in range(3)]
        for which, numbers, dies in batches:
            _run(sources[which], numbers, dies)
        for narrative in Narrative.objects.exclude(state="merged"):
            posts = list(narrative.posts.all())
            authors = {bytes(post.author or b"") for post in posts}
            assert narrative.posts_count == len(posts)
            assert 1 <= narrative.authors_count <= len(authors)
            assert bool(narrative.title) == (narrative.authors_count >= 3)
            hours = NarrativeHour.objects.filter(narrative=narrative)
            assert sum(hour.posts for hour in hours) == len(posts)
            assert all(1 <= hour.authors <= narrative.authors_count for hour in hours)
