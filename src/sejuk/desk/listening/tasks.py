"""The jobs: they carry keys only, never a text or an account, because their arguments are a table too.

Every job may be run twice, and is: after a crash a stalled one is started again. ``queueing_lock`` keeps
one of a kind waiting, ``lock`` lets one of a kind run.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Job, Status

from sejuk.desk import clock
from sejuk.desk.listening.intake import IntakeFailed
from sejuk.desk.listening.services import chores, due, importing
from sejuk.desk.listening.services.fetching import fetch_source

#: Three more tries, after 5, 25 and 125 seconds; then the failure is shown in the desk.
AGAIN = RetryStrategy(max_attempts=3, exponential_wait=5)
#: As above, where only the database is to blame; a source has its own waits.
IF_DATABASE = RetryStrategy(max_attempts=3, exponential_wait=5, retry_exceptions={IntakeFailed})
#: A database that restarts takes seconds; a large import is worth more patience.
PATIENTLY = RetryStrategy(max_attempts=8, wait=2, linear_wait=3, retry_exceptions={IntakeFailed})

#: Seconds between two looks at what is due, real time.
TICK = "*/3"
#: A worker says every few seconds that it lives; after this silence its jobs are anybody's.
HEARTBEAT = 3.0
DEAD_AFTER = 12.0


@app.periodic(cron=f"* * * * * {TICK}")
@app.task(name="listening.tick", queueing_lock="tick", lock="tick", pass_context=False)
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
@app.task(name="listening.revive", queueing_lock="revive", lock="revive")
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


@app.task(name="listening.fetch", retry=IF_DATABASE)
def fetch(source_id: int) -> None:
    """Fetch a source and take in what it gave."""
    taken = fetch_source(source_id)
    if taken is not None and taken.new:
        _measure_soon()


@app.task(name="listening.run_import", retry=PATIENTLY)
def run_import(run_id: int) -> None:
    """Take in a file from where it stands."""
    importing.run_import(run_id)
    _measure_soon()


@app.task(name="listening.chore", retry=AGAIN)
def do_chore(name: str) -> None:
    """Do one of the desk's chores."""
    chores.do(name)


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
