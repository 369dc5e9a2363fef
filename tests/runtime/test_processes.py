import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from sejuk.runtime.processes import end_all, kill_group, start_guarded, stop, working_in
from tests.runtime.waiting import until

SLEEP = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(15, signal.SIG_IGN); print('up', flush=True); time.sleep(60)",
]
OWNER = """
import subprocess, sys
from sejuk.runtime.processes import start_guarded
child = start_guarded([sys.executable, "-c", "import time; time.sleep(60)"])
print(child.pid, flush=True)
import time; time.sleep(60)
"""


def _started(program: list[str]) -> "subprocess.Popen[bytes]":
    process = start_guarded(program, output=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"up\n"
    process.stdout.close()
    return process


def test_a_child_ends_with_its_killed_parent() -> None:
    owner = subprocess.Popen([sys.executable, "-c", OWNER], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    child = psutil.Process(int(owner.stdout.readline()))
    owner.stdout.close()
    owner.kill()
    owner.wait()
    until(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE)


def test_a_polite_process_is_stopped_politely() -> None:
    process = _started(SLEEP)
    assert stop(process, [(signal.SIGTERM, 10.0)]) == -signal.SIGTERM


def test_a_stubborn_process_is_killed() -> None:
    process = _started(STUBBORN)
    assert stop(process, [(signal.SIGTERM, 0.1)]) == -signal.SIGKILL


def test_stopping_what_has_ended_gives_its_status() -> None:
    process = start_guarded([sys.executable, "-c", "raise SystemExit(7)"])
    process.wait()
    assert stop(process, [(signal.SIGTERM, 1.0)]) == 7


def test_a_child_gets_no_keyboard_and_no_signals_of_the_terminal() -> None:
    process = _started(SLEEP)
    try:
        assert os.getpgid(process.pid) == process.pid
        assert os.getsid(process.pid) != os.getsid(0)
    finally:
        stop(process, [(signal.SIGTERM, 10.0)])


def test_a_program_that_does_not_exist_is_a_failed_child() -> None:
    process = start_guarded(["/no/such/program"], output=subprocess.DEVNULL)
    assert process.wait() != 0


def test_the_environment_and_folder_are_as_given(tmp_path: Path) -> None:
    process = start_guarded(
        [sys.executable, "-c", "import os; print(os.environ['WORD'], os.getcwd())"],
        env={"WORD": "sejuk", "PATH": os.environ["PATH"]},
        cwd=tmp_path,
        output=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.read().decode().split() == ["sejuk", str(tmp_path)]
    process.stdout.close()
    process.wait()


def test_processes_are_found_by_their_folder(tmp_path: Path) -> None:
    process = subprocess.Popen(["sleep", "60"], cwd=tmp_path)
    try:
        until(lambda: [found.pid for found in working_in(tmp_path, "sleep")] == [process.pid])
        assert working_in(tmp_path, "postgres") == []
        assert working_in(tmp_path / "other", "sleep") == []
    finally:
        process.kill()
        process.wait()


def test_processes_of_others_are_ended_without_being_children() -> None:
    owner = subprocess.Popen(
        ["sh", "-c", "trap '' TERM; sleep 60 & echo $!; wait"], stdout=subprocess.PIPE, text=True
    )
    assert owner.stdout is not None
    stranger = psutil.Process(int(owner.stdout.readline()))
    owner.stdout.close()
    end_all([stranger, psutil.Process(owner.pid)], [(signal.SIGTERM, 0.2)])
    assert owner.wait() in {-signal.SIGKILL, 0, 143}
    assert not stranger.is_running() or stranger.status() == psutil.STATUS_ZOMBIE


def test_ending_nothing_takes_no_time_and_no_error() -> None:
    end_all([], [(signal.SIGTERM, 100.0)])
    gone = subprocess.Popen(["true"])
    gone.wait()
    kill_group(gone.pid)


@pytest.mark.skipif(sys.platform != "linux", reason="the watcher is what other systems use anyway")
def test_the_watcher_of_other_systems_ends_the_child_too(tmp_path: Path) -> None:
    script = tmp_path / "owner.py"
    script.write_text(
        "import subprocess, sys\n"
        "code = 'import sys; sys.platform = \"other\"; import runpy; sys.argv[1:] = sys.argv[1:];'\n"
        "code += 'runpy.run_path(sys.argv.pop(1), run_name=\"__main__\")'\n"
        "import os\n"
        "words = [sys.executable, '-c', code, sys.argv[1], str(os.getpid()), *'15 -1 -1 sleep 60'.split()]\n"
        "watcher = subprocess.Popen(words)\n"
        "print(watcher.pid, flush=True)\n"
        "watcher.wait()\n"
    )
    from sejuk.runtime.processes import GUARD

    owner = subprocess.Popen(
        [sys.executable, str(script), str(GUARD)], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert owner.stdout is not None
    watcher = psutil.Process(int(owner.stdout.readline()))
    owner.stdout.close()
    until(lambda: bool(watcher.children()))
    sleeper = watcher.children()[0]
    owner.kill()
    owner.wait()
    until(lambda: not sleeper.is_running() or sleeper.status() == psutil.STATUS_ZOMBIE)
    until(lambda: not watcher.is_running() or watcher.status() == psutil.STATUS_ZOMBIE)
