"""Processes that an earlier supervisor could not end because it was killed itself."""

import os
import signal

import psutil

from sejuk.runtime.environment import CHILD_MARK
from sejuk.runtime.home import Home
from sejuk.runtime.processes import end_all

STOP_STEPS = ((signal.SIGTERM, 3.0),)


def end(home: Home) -> int:
    """End them all; gives how many there were. Call with the instance lock: no living copy owns them then."""
    found = [process for process in psutil.process_iter() if _belongs(process, home)]
    end_all(found, STOP_STEPS)
    return len(found)


def _belongs(process: psutil.Process, home: Home) -> bool:
    try:
        return process.pid != os.getpid() and process.environ().get(CHILD_MARK) == str(home.path)
    except (psutil.Error, OSError):
        return False
