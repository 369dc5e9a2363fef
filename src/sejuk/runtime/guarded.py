"""Start a program that ends when its parent dies, as another user if asked.

Run as a file of its own, before anything of ours is imported:
`python -I -S guarded.py PARENT SIGNAL UID GID PROGRAM ARGUMENT …` (UID -1: stay who we are). Linux tells the
child itself (PR_SET_PDEATHSIG); elsewhere this process stays as a watcher between the two.
"""

import ctypes
import os
import signal
import sys
import time

PR_SET_PDEATHSIG = 1
WATCH_SECONDS = 0.5


def _become(uid: int, gid: int) -> None:
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def _watch(parent: int, on_death: int, program: list[str]) -> int:
    child = os.spawnvp(os.P_NOWAIT, program[0], program)  # noqa: S606 - as in `main`
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, lambda received, _frame: os.kill(child, received))
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) % 256
        if os.getppid() != parent:
            os.kill(child, on_death)
        time.sleep(WATCH_SECONDS)


def main(arguments: list[str]) -> int:
    """Replace this process by the program, or stay and watch where the system has no such service."""
    parent, on_death, uid, gid = (int(word) for word in arguments[:4])
    program = arguments[4:]
    libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
    if uid >= 0:
        _become(uid, gid)
    if libc is None:
        return _watch(parent, on_death, program)
    # After the change of user, which would clear it.
    libc.prctl(PR_SET_PDEATHSIG, on_death, 0, 0, 0)
    if os.getppid() != parent:
        return 1
    os.execvp(program[0], program)  # noqa: S606 - the supervisor's own words, no shell wanted


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
