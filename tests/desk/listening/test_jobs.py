from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.listening import tasks
from sejuk.desk.listening.intake import take
from sejuk.desk.listening.models import Chore, Fetch, ImportRun, Post, Source, SourceHealth, SourceState
from sejuk.desk.listening.services import chores, due, fetching
from sejuk.desk.listening.services.expiring import expire_posts
from sejuk.desk.narratives.models import AuthorKey, Narrative, NarrativeHour
from sejuk.desk.organisation.models import Role
from sejuk.sources.errors import Code, SourceError
from sejuk.sources.items import Fetched
from tests.desk.listening.given import item, make_source
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db


def _jobs(status: str = "todo") -> list[tuple[str, dict[str, Any]]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT task_name, args::text FROM procrastinate_jobs WHERE status = %s ORDER BY id", [status]
        )
        return [(name, json.loads(args)) for name, args in cursor.fetchall()]


class _Place:
    """Stands where a connector stands: gives or raises what it is told."""

    def __init__(self, result: Fetched | Exception) -> None:
        self.result = result

    def __call__(self, source: Source, health: SourceHealth) -> Fetched:
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


def _fetch(monkeypatch: pytest.MonkeyPatch, source: Source, result: Fetched | Exception) -> SourceHealth:
    monkeypatch.setattr(fetching, "_fetch", _Place(result))
    fetching.fetch_source(source.pk)
    return SourceHealth.objects.get(source=source)


def _fetched(*numbers: int, **more: Any) -> Fetched:
    items = [item(n, published_at=clock.now()) for n in numbers]
    return Fetched(items, {"etag": "7"}, timedelta(minutes=20), **more)


@pytest.fixture
def page(desk: Desk) -> Source:
    return make_source(desk, now=clock.now())


class TestDue:
    def test_a_source_is_due_at_first_and_after_its_next_try(self, page: Source) -> None:
        at = clock.now()
        assert due.due_sources(at) == [page.pk]
        SourceHealth.objects.create(source=page, next_try_at=at + timedelta(minutes=5))
        assert due.due_sources(at) == []
        assert due.due_sources(at + timedelta(minutes=5)) == [page.pk]

    @pytest.mark.parametrize(
        "change", [{"state": "paused"}, {"connector": "files"}, {"kind": "tip_line", "connector": "tips"}]
    )
    def test_what_is_not_polled_is_never_due(self, desk: Desk, change: dict[str, str]) -> None:
        make_source(desk, now=clock.now(), **change)
        assert due.due_sources(clock.now()) == []

    def test_nothing_is_due_after_its_end_or_before_listening(self, desk: Desk, page: Source) -> None:
        assert due.due_sources(clock.now() + timedelta(days=200)) == []
        desk.office.listening_since = None
        desk.office.save()
        assert due.due_sources(clock.now()) == []

    def test_a_tick_enqueues_each_thing_once(self, desk: Desk, page: Source) -> None:
        run = ImportRun.objects.create(
            source=page, by=page.requested_by, at=clock.now(), state="running", original_name="a"
        )
        tasks.tick(0)
        tasks.tick(3)
        jobs = _jobs()
        assert ("listening.fetch", {"source_id": page.pk}) in jobs
        assert ("listening.run_import", {"run_id": run.pk}) in jobs
        assert len(jobs) == len({json.dumps(job) for job in jobs}) == 2 + len(due.CHORES)

    def test_a_chore_is_due_again_after_its_time_and_when_the_clock_was_set_back(self, db: None) -> None:
        at = clock.now()
        due.chore_begun("refresh", at)
        assert "refresh" not in due.due_chores(at + timedelta(minutes=9))
        assert "refresh" in due.due_chores(at + timedelta(minutes=10))
        assert "refresh" in due.due_chores(at - timedelta(days=1))

    def test_every_chore_that_is_due_can_be_done(self, desk: Desk) -> None:
        assert due.CHORES.keys() == chores.CHORES.keys()
        for name in due.CHORES:
            chores.do(name)
        assert set(Chore.objects.values_list("name", flat=True)) == due.CHORES.keys()


class TestFetching:
    def test_a_fetch_moves_posts_cursor_and_next_try_together(
        self, page: Source, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        health = _fetch(monkeypatch, page, _fetched(1, 2, notes=["undated:1"]))
        assert Post.objects.count() == 2
        assert health.cursor == {"etag": "7"}
        assert health.next_try_at is not None
        assert health.last_success_at is not None
        assert health.next_try_at - health.last_success_at == timedelta(minutes=20)
        assert health.notes == ["undated:1"]
        fetch = Fetch.objects.get()
        assert (fetch.items, fetch.new_posts, fetch.error_code) == (2, 2, "")

    def test_failures_wait_longer_and_longer_and_a_success_forgets_them(
        self, page: Source, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        waits: list[timedelta] = []
        for _number in range(6):
            health = _fetch(monkeypatch, page, SourceError(Code.CONNECTION_FAILED, host="ramai.example"))
            assert health.next_try_at is not None
            assert health.last_try_at is not None
            waits.append(health.next_try_at - health.last_try_at)
        assert waits == sorted(waits)
        assert waits[-1] == timedelta(hours=6)
        health = _fetch(monkeypatch, page, _fetched(1))
        assert (health.failures, health.error_code) == (0, "")

    def test_a_busy_server_is_left_alone_as_long_as_it_asks(
        self, page: Source, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        error = SourceError(Code.BUSY, retry_after=timedelta(hours=2), host="ramai.example", seconds=7200)
        health = _fetch(monkeypatch, page, error)
        assert health.next_try_at is not None
        assert health.last_try_at is not None
        assert health.next_try_at - health.last_try_at == timedelta(hours=2)

    def test_a_fault_of_ours_is_raised_and_waits(self, page: Source, monkeypatch: pytest.MonkeyPatch) -> None:
        with pytest.raises(ZeroDivisionError):
            _fetch(monkeypatch, page, ZeroDivisionError())
        health = SourceHealth.objects.get(source=page)
        assert health.error_code == "unexpected"
        assert health.next_try_at is not None
        assert health.next_try_at > clock.now()

    def test_a_source_paused_during_its_fetch_keeps_nothing(
        self, page: Source, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def late(source: Source, health: SourceHealth) -> Fetched:
            Source.objects.filter(pk=source.pk).update(state=SourceState.PAUSED)
            return _fetched(1)

        monkeypatch.setattr(fetching, "_fetch", late)
        assert fetching.fetch_source(page.pk) is None
        assert not Post.objects.exists()
        assert SourceHealth.objects.get(source=page).cursor == {}

    def test_an_unknown_connector_is_said_in_words(self, desk: Desk) -> None:
        source = make_source(desk, now=clock.now(), connector="pernah_ada")
        fetching.fetch_source(source.pk)
        assert SourceHealth.objects.get(source=source).error_code == Code.CONFIG_INVALID


class TestExpiring:
    def test_posts_go_counts_stay_and_keys_die_with_the_last_post(self, page: Source) -> None:
        at = clock.now()
        take(page, [item(n, published_at=at) for n in range(3)], at)
        take(page, [item(9, published_at=at)], at + timedelta(days=20))
        expire_posts(at + timedelta(days=31))
        narrative = Narrative.objects.get()
        assert (Post.objects.count(), narrative.posts_count, narrative.authors_count) == (1, 4, 4)
        assert AuthorKey.objects.count() == 1
        expired = expire_posts(at + timedelta(days=51))
        assert (expired.posts, expired.keys) == (1, 1)
        assert (Post.objects.count(), AuthorKey.objects.count()) == (0, 0)
        assert sum(NarrativeHour.objects.values_list("posts", flat=True)) == 4
        assert Entry.objects.filter(action="posts.expired").count() == 2

    def test_what_has_time_left_stays(self, page: Source) -> None:
        at: datetime = clock.now()
        take(page, [item(1, published_at=at)], at)
        assert expire_posts(at + timedelta(days=29)).posts == 0
        assert Post.objects.count() == 1


class TestFailedJobs:
    def _fail(self, page: Source) -> int:
        tasks.enqueue(tasks.fetch, f"source:{page.pk}", source_id=page.pk)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
            cursor.execute("UPDATE procrastinate_jobs SET status = 'failed', attempts = 3 RETURNING id")
            return int(cursor.fetchone()[0])

    def test_an_administrator_reads_them_in_words_and_tries_again(self, desk: Desk, page: Source) -> None:
        job = self._fail(page)
        administrator = desk.client(Role.ADMINISTRATOR)
        shown = administrator.get(reverse("failed_jobs")).content.decode()
        assert f"Mengambil sumber: {page.name}" in shown
        administrator.post(reverse("retry_job", args=[job]))
        assert _jobs() == [("listening.fetch", {"source_id": page.pk})]
        assert Entry.objects.filter(action="job.retried").exists()

    def test_nobody_else_opens_them(self, desk: Desk, page: Source) -> None:
        job = self._fail(page)
        officer: Client = desk.client(Role.DUTY_OFFICER)
        assert officer.get(reverse("failed_jobs")).status_code == 403
        assert officer.post(reverse("retry_job", args=[job])).status_code == 403
        assert _jobs() == []

    def test_a_second_try_of_the_same_is_refused_in_words(self, desk: Desk, page: Source) -> None:
        job = self._fail(page)
        tasks.enqueue(tasks.fetch, f"source:{page.pk}", source_id=page.pk)
        answer = desk.client(Role.ADMINISTRATOR).post(reverse("retry_job", args=[job]))
        assert answer.status_code == 403
        assert "sudah menunggu giliran" in answer.content.decode()
