"""The instance lock: one copy of Sejuk a state folder.

The lock is the kernel's (flock), so it ends with the process however that dies; the file's text only says
who holds it. See docs/decisions/0010-launcher-and-lock.md.
"""

import fcntl
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from sejuk.runtime.errors import AlreadyRunningError
from sejuk.runtime.words import say


@dataclass
class InstanceLock:
    """Holds `path` locked between `acquire` and `release`."""

    path: Path
    _descriptor: int | None = field(default=None, init=False)

    def acquire(self) -> None:
        """Take the lock. Raises AlreadyRunningError, which names the address, when another process has it."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(descriptor)
            raise AlreadyRunningError(_who(self.path)) from error
        self._descriptor = descriptor
        self.announce(None)

    def announce(self, address: str | None) -> None:
        """Write who holds the lock, and at which address once it is known."""
        if self._descriptor is None:
            raise RuntimeError("announce needs the lock")
        text = json.dumps({"pid": os.getpid(), "address": address}).encode()
        os.pwrite(self._descriptor, text, 0)
        os.ftruncate(self._descriptor, len(text))

    def release(self) -> None:
        """Give the lock back; the file stays, because removing it would let two copies hold two files."""
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> "InstanceLock":
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _who(path: Path) -> str:
    try:
        holder = json.loads(path.read_text("utf-8"))
        pid, address = holder["pid"], holder["address"]
    except (OSError, ValueError, KeyError, TypeError):
        pid, address = "?", None
    if address:
        return say("already_running", address=address, pid=pid)
    return say("already_starting", pid=pid)
