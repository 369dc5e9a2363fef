"""One process that is kept alive."""

import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from sejuk.runtime.logs import LogPump
from sejuk.runtime.processes import kill_group, start_guarded
from sejuk.runtime.services import Service

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0
# After this long a life, the next crash counts as the first.
GOOD_LIFE_SECONDS = 60.0


class Child:
    """Starts one service, notices its end, and starts it again after a pause that doubles."""

    def __init__(
        self,
        service: Service,
        env: Mapping[str, str],
        logs: Path,
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.service = service
        self.crashes = 0
        self._env = env
        self._log = logs / f"{service.name}.log"
        self._now = now
        self._process: subprocess.Popen[bytes] | None = None
        self._pump: LogPump | None = None
        self._begun = 0.0
        self._again_at = 0.0
        self.pause = 0.0

    @property
    def pid(self) -> int | None:
        """Number of the running process."""
        return self._process.pid if self._process else None

    @property
    def log(self) -> Path:
        """Where its output goes."""
        return self._log

    def start(self) -> None:
        """Start the process."""
        self._begun = self._now()
        self._process = start_guarded(
            self.service.command,
            on_parent_death=self.service.on_parent_death,
            env=self._env,
            output=subprocess.PIPE,
        )
        if self._process.stdout is None:
            raise RuntimeError("no output to read")
        self._pump = LogPump(self._process.stdout, self._log)
        self._pump.start()

    def ended(self) -> int | None:
        """Give the exit status once, when the process has ended by itself; plans the next start."""
        if self._process is None or self._process.poll() is None:
            return None
        status = self._process.returncode
        kill_group(self._process.pid)
        self._process = None
        if self._now() - self._begun > GOOD_LIFE_SECONDS:
            self.crashes = 0
        self.pause = min(FIRST_PAUSE_SECONDS * 2**self.crashes, LONGEST_PAUSE_SECONDS)
        self._again_at = self._now() + self.pause
        self.crashes += 1
        return status

    def due(self) -> bool:
        """Tell whether it is down and its pause is over."""
        return self._process is None and self._now() >= self._again_at

    def tail(self) -> str:
        """Give the last lines of its output."""
        if self._pump is None:
            return ""
        self._pump.join(timeout=1.0)
        return self._pump.tail()

    def ask_to_stop(self) -> None:
        """Send SIGTERM."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)

    def finish(self) -> bool:
        """Wait for the end, with SIGKILL when it takes too long. Tells whether it ended by itself."""
        if self._process is None:
            return True
        try:
            self._process.wait(self.service.stop_seconds)
            gently = True
        except subprocess.TimeoutExpired:
            gently = False
        kill_group(self._process.pid)
        self._process.wait()
        self._process = None
        if self._pump is not None:
            self._pump.join(timeout=1.0)
        return gently
