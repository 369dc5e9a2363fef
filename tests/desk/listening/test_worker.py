from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Iterator

import pytest
from asgiref.sync import async_to_sync
from django.db import InterfaceError, OperationalError, connection
from django.db.utils import IntegrityError

from sejuk.desk.listening import tasks, working
from sejuk.desk.listening.intake import IntakeFailed
from sejuk.desk.listening.quiet import Nameless
from tests.desk.listening.given import RUMOUR

revive = async_to_sync(tasks.revive.func)


def _statuses() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT args::text, status::text FROM procrastinate_jobs ORDER BY id")
        return list(cursor.fetchall())


def _leave_running() -> None:
    """As a worker that was killed leaves its jobs: running, by nobody who lives."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE status = 'todo'")


@pytest.fixture
def _no_jobs_left(transactional_db: None) -> Iterator[None]:
    """The queue's tables are not Django's, so Django does not empty them after a test that commits."""
    _empty_queue()
    yield
    _empty_queue()


def _empty_queue() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute("DELETE FROM procrastinate_workers")


@pytest.mark.usefixtures("_no_jobs_left")
class TestRevival:
    def test_a_dead_worker_s_job_waits_again(self) -> None:
        tasks.enqueue(tasks.fetch, "source:1", source_id=1)
        _leave_running()
        revive(0)
        assert _statuses() == [('{"source_id": 1}', "todo")]

    def test_where_one_of_its_kind_waits_already_that_one_is_enough(self) -> None:
        tasks.enqueue(tasks.fetch, "source:1", source_id=1)
        _leave_running()
        tasks.enqueue(tasks.fetch, "source:1", source_id=1)
        revive(0)
        assert _statuses() == [('{"source_id": 1}', "todo")]

    def test_a_living_worker_s_job_is_left_alone(self) -> None:
        tasks.enqueue(tasks.fetch, "source:1", source_id=1)
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
            worker = cursor.fetchone()[0]
            cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])
        revive(0)
        assert _statuses() == [('{"source_id": 1}', "doing")]


class TestALostDatabase:
    @pytest.mark.parametrize(
        "error", [IntakeFailed("57P01", passing=True), OperationalError(), InterfaceError()]
    )
    def test_what_passes_is_no_failure(
        self, error: IntakeFailed | OperationalError | InterfaceError, caplog: pytest.LogCaptureFixture
    ) -> None:
        tasks._later(error)
        assert "goes on with a later tick" in caplog.text

    def test_what_does_not_pass_fails(self) -> None:
        with pytest.raises(IntakeFailed):
            tasks._later(IntakeFailed("23505", passing=False))

    def test_a_job_whose_end_is_lost_ends_the_worker(self) -> None:
        async def lose() -> bool:
            broken = asyncio.Event()
            working._break({"exception": ValueError(RUMOUR)}, broken)
            return broken.is_set()

        assert asyncio.run(lose())


def test_a_log_says_where_and_what_kind_but_not_what() -> None:
    try:
        raise IntegrityError(f"Failing row contains ({RUMOUR})")
    except IntegrityError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "broken", None, sys.exc_info())
    assert Nameless().filter(record)
    line = logging.Formatter("%(message)s").format(record)
    assert RUMOUR not in line
    assert "IntegrityError" in line
    assert "test_worker.py" in line
