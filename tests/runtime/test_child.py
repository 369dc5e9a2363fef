import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from sejuk.runtime.child import GOOD_LIFE_SECONDS, LONGEST_PAUSE_SECONDS, Child
from sejuk.runtime.services import Service
from tests.runtime.waiting import until


class Clock:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _child(tmp_path: Path, clock: Clock, code: str, stop_seconds: float = 10.0) -> Child:
    service = Service("sample", [sys.executable, "-u", "-c", code], stop_seconds)
    return Child(service, {}, tmp_path, now=clock)


@pytest.fixture
def crashing(tmp_path: Path, clock: Clock) -> Iterator[Child]:
    child = _child(tmp_path, clock, "print('last words'); raise SystemExit(9)")
    yield child
    child.finish()


def _crash(child: Child) -> int:
    child.start()
    statuses: list[int] = []

    def ended() -> bool:
        status = child.ended()
        if status is not None:
            statuses.append(status)
        return bool(statuses)

    until(ended)
    return statuses[0]


def test_a_crash_is_noticed_once_with_its_status_and_last_words(crashing: Child) -> None:
    assert _crash(crashing) == 9
    assert crashing.ended() is None
    assert crashing.tail() == "last words"
    assert crashing.log.read_text() == "last words\n"


def test_it_starts_again_only_after_the_pause(crashing: Child, clock: Clock) -> None:
    _crash(crashing)
    assert not crashing.due()
    clock.seconds += crashing.pause
    assert crashing.due()


def test_pauses_double_up_to_the_longest(crashing: Child) -> None:
    pauses = []
    for _ in range(8):
        _crash(crashing)
        pauses.append(crashing.pause)
    assert pauses == [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, LONGEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS]


def test_a_good_life_makes_the_next_crash_the_first(tmp_path: Path, clock: Clock) -> None:
    child = _child(tmp_path, clock, "import time; time.sleep(60)")
    child.crashes = 5
    child.start()
    clock.seconds += GOOD_LIFE_SECONDS + 1
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)
    until(lambda: child.ended() == -signal.SIGKILL)
    assert child.crashes == 1
    assert child.pause == 0.5


def test_a_running_child_is_neither_ended_nor_due(tmp_path: Path, clock: Clock) -> None:
    child = _child(tmp_path, clock, "import time; time.sleep(60)")
    child.start()
    assert child.ended() is None
    assert not child.due()
    child.ask_to_stop()
    assert child.finish()
    assert child.pid is None


def test_a_child_that_ignores_the_signal_is_killed(tmp_path: Path, clock: Clock) -> None:
    code = "import signal, time; signal.signal(15, signal.SIG_IGN); print('up'); time.sleep(60)"
    child = _child(tmp_path, clock, code, stop_seconds=0.2)
    child.start()
    until(lambda: child.log.exists() and child.log.read_text() == "up\n")
    child.ask_to_stop()
    assert not child.finish()
    assert child.pid is None


def test_what_a_crashed_child_leaves_behind_is_killed(tmp_path: Path, clock: Clock) -> None:
    code = (
        "import subprocess, sys, os\n"
        "print(subprocess.Popen(['sleep', '60'], stdout=subprocess.DEVNULL).pid)\n"
        "os._exit(1)"
    )
    child = _child(tmp_path, clock, code)
    _crash(child)
    grandchild = int(child.tail())
    until(
        lambda: (
            not psutil.pid_exists(grandchild) or psutil.Process(grandchild).status() == psutil.STATUS_ZOMBIE
        )
    )


def test_finishing_what_never_started_is_nothing(tmp_path: Path, clock: Clock) -> None:
    child = _child(tmp_path, clock, "")
    child.ask_to_stop()
    assert child.finish()
    assert child.tail() == ""
    assert child.due()
