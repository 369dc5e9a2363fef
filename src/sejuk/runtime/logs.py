"""Logs of the processes: written to rotated files, with the last lines at hand for a crash."""

import logging.handlers
import threading
from collections import deque
from pathlib import Path
from typing import IO

LARGEST_BYTES = 5_000_000
KEPT_FILES = 3
TAIL_LINES = 15


class LogPump(threading.Thread):
    """Copies what a process prints into its log until it closes its output."""

    def __init__(self, source: IO[bytes], path: Path) -> None:
        super().__init__(name=f"log-{path.stem}", daemon=True)
        self._source = source
        self._path = path
        self._last: deque[str] = deque(maxlen=TAIL_LINES)

    def run(self) -> None:
        """Copy line by line."""
        handler = logging.handlers.RotatingFileHandler(
            self._path, maxBytes=LARGEST_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
        )
        try:
            for line in self._source:
                text = line.decode("utf-8", "replace").rstrip("\n")
                self._last.append(text)
                handler.emit(logging.makeLogRecord({"msg": text}))
        finally:
            handler.close()
            self._source.close()

    def tail(self) -> str:
        """Give the last lines."""
        return "\n".join(self._last)
