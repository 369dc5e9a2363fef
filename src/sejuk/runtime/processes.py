"""Starting guarded processes and ending them, gently first."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO

import psutil

from sejuk.runtime.identity import Identity

GUARD = Path(__file__).with_name("guarded.py")
POLL_SECONDS = 0.02


def start_guarded(
    program: Sequence[str],
    *,
    on_parent_death: signal.Signals = signal.SIGTERM,
    identity: Identity | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    output: IO[bytes] | int | None = None,
) -> subprocess.Popen[bytes]:
    """Start `program` in a session of its own; it gets `on_parent_death` if we die without ending it."""
    uid, gid = (identity.uid, identity.gid) if identity and identity.switch else (-1, -1)
    guard = [sys.executable, "-I", "-S", str(GUARD), str(os.getpid()), str(int(on_parent_death))]
    return subprocess.Popen(  # noqa: S603 - the program is ours
        [*guard, str(uid), str(gid), *program],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        env=None if env is None else dict(env),
        cwd=cwd,
        start_new_session=True,
    )


def stop(process: subprocess.Popen[bytes], steps: Iterable[tuple[signal.Signals, float]]) -> int:
    """Send each signal and wait its seconds; SIGKILL to the whole group at the end. Gives the exit status."""
    for number, seconds in steps:
        if process.poll() is None:
            process.send_signal(number)
        try:
            process.wait(seconds)
            break
        except subprocess.TimeoutExpired:
            continue
    kill_group(process.pid)
    return process.wait()


def kill_group(leader: int) -> None:
    """End whatever is left of the process group that `leader` opened."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def working_in(folder: Path, name: str) -> list[psutil.Process]:
    """Give the live processes of that program whose working folder is `folder`."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.name() == name and Path(process.cwd()) == folder and _alive(process):
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found


def end_all(processes: Iterable[psutil.Process], steps: Iterable[tuple[signal.Signals, float]]) -> None:
    """End processes that are not our children: each signal in turn, then SIGKILL."""
    left = list(processes)
    for number, seconds in [*steps, (signal.SIGKILL, 5.0)]:
        for process in left:
            try:
                process.send_signal(number)
            except psutil.Error:
                continue
        left = _wait(left, seconds)
        if not left:
            return


def _wait(processes: list[psutil.Process], seconds: float) -> list[psutil.Process]:
    # psutil.wait_procs reaps; these may be somebody else's children, so only look.
    deadline = time.monotonic() + seconds
    while processes and time.monotonic() < deadline:
        processes = [process for process in processes if _alive(process)]
        time.sleep(POLL_SECONDS)
    return processes


def _alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
