from __future__ import annotations

import math
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.desk import clock
from sejuk.desk.listening.models import Source, SourceHealth
from sejuk.desk.listening.services.health import report, reports, troubled
from sejuk.desk.listening.services.pace import new_normal, silence
from tests.desk.listening.given import NOON, make_source
from tests.desk.office import Desk


def _health(**values: object) -> SourceHealth:
    return SourceHealth(**values)


@given(rate=st.floats(0.1, 500), days=st.floats(0.01, 60))
def test_silence_is_strange_where_chance_would_make_it_once_in_a_thousand(rate: float, days: float) -> None:
    at = NOON
    found = silence(_health(last_item_at=at - timedelta(days=days), normal_per_day=rate), None, at)
    assert found is not None
    assert math.isclose(found.probability, math.exp(-rate * days), rel_tol=1e-6, abs_tol=1e-300)
    assert found.is_strange == (found.probability < 0.001)


def test_a_source_that_never_brought_anything_is_strange_after_three_days() -> None:
    fresh = silence(_health(), NOON - timedelta(days=2), NOON)
    old = silence(_health(), NOON - timedelta(days=4), NOON)
    assert fresh is not None
    assert old is not None
    assert (fresh.is_strange, old.is_strange) == (False, True)


def test_without_a_normal_there_is_no_judgement() -> None:
    assert silence(_health(last_item_at=NOON - timedelta(days=9)), None, NOON) is None
    assert silence(_health(), None, NOON) is None


def test_the_normal_follows_the_days() -> None:
    health = _health(counted_since=NOON - timedelta(days=2), counted_items=20)
    new_normal(health, NOON)
    assert health.normal_per_day == 10
    health.counted_items = 20
    new_normal(health, NOON + timedelta(days=1))
    assert health.normal_per_day == pytest.approx(13)
    assert health.counted_items == 0


def test_less_than_a_day_changes_no_normal() -> None:
    health = _health(counted_since=NOON - timedelta(hours=23), counted_items=500, normal_per_day=7)
    new_normal(health, NOON)
    assert (health.normal_per_day, health.counted_items) == (7, 500)


@pytest.mark.django_db
class TestInWords:
    def _source(self, desk: Desk, **health: object) -> Source:
        source = make_source(desk, now=clock.now())
        SourceHealth.objects.create(source=source, **health)
        return source

    def test_an_error_says_what_and_when_next(self, desk: Desk) -> None:
        at = clock.now()
        source = self._source(
            desk, last_try_at=at, next_try_at=at + timedelta(hours=1), failures=1,
            error_code="not_found", error_params={"host": "ramai.example"},
        )  # fmt: skip
        said = report(source, at, 0)
        assert said.level == "watch"
        assert "ramai.example" in said.sentence
        assert "Dicoba lagi" in said.advice

    def test_failing_again_and_again_is_bad(self, desk: Desk) -> None:
        source = self._source(desk, last_try_at=clock.now(), failures=3, error_code="unexpected")
        assert report(source, clock.now(), 0).level == "bad"

    def test_an_error_that_is_no_longer_known_is_still_said(self, desk: Desk) -> None:
        source = self._source(desk, last_try_at=clock.now(), failures=1, error_code="gone_code")
        assert "Kesalahan pada Sejuk" in report(source, clock.now(), 0).sentence

    def test_silence_warns(self, desk: Desk) -> None:
        at = clock.now()
        source = self._source(desk, last_try_at=at, last_item_at=at - timedelta(days=2), normal_per_day=20)
        assert "Diam sejak" in report(source, at, 0).sentence
        assert [one for one, _said in troubled([source])] == [source]

    def test_a_single_author_source_says_why_it_stopped(self, desk: Desk) -> None:
        source = make_source(desk, state="paused", state_code="single_author")
        said = report(source, clock.now(), 0)
        assert said.level == "bad"
        assert "satu penulis" in said.sentence

    def test_sources_brought_by_people_are_never_silent(self, desk: Desk) -> None:
        box = make_source(desk, connector="files", kind="file", now=clock.now() - timedelta(days=50))
        assert report(box, clock.now(), 0).level == "good"

    def test_the_list_takes_no_query_a_source(
        self, desk: Desk, django_assert_max_num_queries: object
    ) -> None:
        for _number in range(8):
            self._source(desk, last_try_at=clock.now(), last_item_at=clock.now())
        listed = Source.objects.select_related("health")
        with django_assert_max_num_queries(2):  # type: ignore[operator]
            assert len(reports(listed)) == 8
