"""The worker: does jobs until it is told to stop, and comes back when the database does."""

from __future__ import annotations

import asyncio
import logging
import signal
from contextlib import suppress
from typing import Any, cast

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import DeleteJobCondition

from sejuk.desk.listening.tasks import DEAD_AFTER, HEARTBEAT

logger = logging.getLogger(__name__)

#: A fetch waits mostly for others; two more of them may wait while an import computes.
CONCURRENCY = 3
#: Running jobs may finish within this when the worker is told to stop; then they are revived elsewhere.
GRACE = 8.0
FIRST_WAIT, LONGEST_WAIT = 0.5, 15.0


async def work() -> None:
    """Run workers, one after the other, until SIGTERM or SIGINT."""
    stop, broken = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    loop.set_exception_handler(lambda _loop, context: _break(context, broken))
    wait = FIRST_WAIT
    while not stop.is_set():
        begun = loop.time()
        broken.clear()
        await _work_once(stop, broken)
        # A worker that lived for a while ended for a new reason; start the waits anew.
        wait = FIRST_WAIT if loop.time() - begun > LONGEST_WAIT else min(wait * 2, LONGEST_WAIT)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), wait)


def _break(context: dict[str, Any], broken: asyncio.Event) -> None:
    """A job's end could not be written down: it would count as running for as long as this worker lives."""
    logger.warning("worker broken: %s", type(context.get("exception")).__name__)
    broken.set()


async def _work_once(stop: asyncio.Event, broken: asyncio.Event) -> None:
    worker = asyncio.create_task(_worker())
    waits = [asyncio.create_task(event.wait()) for event in (stop, broken)]
    await asyncio.wait({worker, *waits}, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
    if not worker.done():
        worker.cancel()
    try:
        await worker
    except asyncio.CancelledError:
        return
    except Exception as error:  # noqa: BLE001 – whatever ended it, the next one starts; names only, no rows
        logger.warning("worker ended: %s", type(error).__name__)


async def _worker() -> None:
    connector = cast(DjangoConnector, app.connector)
    with app.replace_connector(connector.get_worker_connector()) as working:
        async with working.open_async():
            await working.run_worker_async(
                concurrency=CONCURRENCY,
                install_signal_handlers=False,
                fetch_job_polling_interval=2.0,
                shutdown_graceful_timeout=GRACE,
                delete_jobs=DeleteJobCondition.SUCCESSFUL,
                update_heartbeat_interval=HEARTBEAT,
                stalled_worker_timeout=DEAD_AFTER,
            )
