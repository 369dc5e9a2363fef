"""The jobs: they carry keys only, never a text or an account, because their arguments are a table too.

Every job may be run twice, and is: after a crash a stalled one is started again. ``queueing_lock`` keeps
one of a kind waiting, ``lock`` lets one of a kind run.

No job is retried by the queue: what is left to do is still due, and the next tick finds it. The tick and
the revival have no ``lock``, because one that died with its worker would keep the next from running.
"""

from __future__ import annotations

import logging
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Job, Status

from sejuk.desk import clock
from sejuk.desk.listening.intake import IntakeFailed
from sejuk.desk.listening.services import chores, due, importing
from sejuk.desk.listening.services.fetching import fetch_source

logger = logging.getLogger(__name__)

#: Seconds between two looks at what is due, real time.
TICK = "*/3"
#: A worker says every few seconds that it lives; after this silence its jobs are anybody's.
HEARTBEAT = 3.0
DEAD_AFTER = 12.0


@app.periodic(cron=f"* * * * * {TICK}")
@app.task(name="listening.tick", queueing_lock="tick")
def tick(timestamp: int) -> None:
    """Enqueue what is due."""
    at = clock.now()
    for source_id in due.due_sources(at):
        enqueue(fetch, f"source:{source_id}", source_id=source_id)
    for run_id in due.running_imports():
        enqueue(run_import, f"import:{run_id}", run_id=run_id)
    for name in due.due_chores(at):
        enqueue(do_chore, f"chore:{name}", name=name)


@app.periodic(cron=f"* * * * * {TICK}")
@app.task(name="listening.revive", queueing_lock="revive")
async def revive(timestamp: int) -> None:
    """Start the jobs of dead workers again."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER):
        await _revive(job)


async def _revive(job: Job) -> None:
    try:
        await app.job_manager.retry_job(job)
    except ConnectorException:
        # One of its kind waits already, or another worker was faster: nothing is lost with this one.
        await app.job_manager.finish_job(job, status=Status.ABORTED, delete_job=True)


@app.task(name="listening.fetch")
def fetch(source_id: int) -> None:
    """Fetch a source and take in what it gave."""
    try:
        taken = fetch_source(source_id)
    except (IntakeFailed, OperationalError, InterfaceError) as error:
        return _later(error)
    if taken is not None and taken.new:
        _measure_soon()


@app.task(name="listening.run_import")
def run_import(run_id: int) -> None:
    """Take in a file from where it stands."""
    try:
        importing.run_import(run_id)
    except (IntakeFailed, OperationalError, InterfaceError) as error:
        return _later(error)
    _measure_soon()


@app.task(name="listening.chore")
def do_chore(name: str) -> None:
    """Do one of the desk's chores."""
    chores.do(name)


def _later(error: IntakeFailed | OperationalError | InterfaceError) -> None:
    """A database that went away comes back: nothing failed, the work is still due."""
    if isinstance(error, IntakeFailed) and not error.passing:
        raise error
    logger.warning("interrupted, goes on with a later tick: %s", type(error).__name__)


def _measure_soon() -> None:
    if due.refresh_is_welcome(clock.now()):
        enqueue(do_chore, "chore:refresh", name="refresh")


def enqueue(task: Any, key: str, **arguments: int | str) -> bool:
    """Enqueue a job unless one of its key waits already."""
    try:
        with transaction.atomic():  # a refusal undoes only itself
            task.configure(queueing_lock=key, lock=key).defer(**arguments)
    except AlreadyEnqueued:
        return False
    return True
