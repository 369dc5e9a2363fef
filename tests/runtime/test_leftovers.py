import os
import subprocess
import sys
from pathlib import Path

from sejuk.runtime import leftovers
from sejuk.runtime.environment import CHILD_MARK
from sejuk.runtime.home import Home
from tests.runtime.waiting import until

SLEEP = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)"]


def _process(mark: str) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(SLEEP, env={**os.environ, CHILD_MARK: mark}, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    return process


def test_what_a_killed_copy_left_is_ended(home: Home) -> None:
    left = [_process(str(home.path)) for _ in range(2)]
    assert leftovers.end(home) == 2
    until(lambda: all(process.poll() is not None for process in left))


def test_another_copys_processes_are_not_touched(home: Home, tmp_path: Path) -> None:
    other = _process(str(tmp_path))
    try:
        assert leftovers.end(home) == 0
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_nothing_left_is_nothing_to_do(home: Home) -> None:
    assert leftovers.end(home) == 0
