"""Whose turn it is: one request at a time to each host, with pauses, and longer ones when asked."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.outbound.settings import OutboundSettings

_HOSTS_REMEMBERED = 4096
_FIRST_PAUSE_SECONDS = 60.0
_LONGEST_PAUSE_SECONDS = 3600.0


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    delay: float = 0.0
    refusals: int = 0


class Turns:
    """Remembers when each host may be asked again. Safe for threads."""

    def __init__(
        self, settings: OutboundSettings, monotonic: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self._settings = settings
        self._monotonic = monotonic
        self._sleep = sleep
        self._hosts: OrderedDict[str, _Host] = OrderedDict()
        self._guard = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for the turn at ``host``, and hold it. Raises ``busy`` where patience is too short."""
        state = self._state(host)
        if not state.lock.acquire(timeout=self._settings.patience_seconds):
            raise _busy(host, self._settings.patience_seconds)
        try:
            self._wait(host, state)
            yield
        finally:
            pause = max(self._settings.min_delay_seconds, state.delay)
            state.free_at = max(state.free_at, self._monotonic() + pause)
            state.lock.release()

    def answered(self, host: str) -> None:
        """Note that ``host`` answers well again."""
        self._state(host).refusals = 0

    def slow_down(self, host: str, seconds: float) -> None:
        """Keep at least ``seconds`` (bounded) between two requests to ``host`` from now on."""
        self._state(host).delay = min(max(seconds, 0.0), self._settings.max_crawl_delay_seconds)

    def sent_away(self, host: str, retry_after: float | None) -> SourceError:
        """Leave ``host`` alone for as long as it asked, or longer each time; gives the error to raise."""
        state = self._state(host)
        state.refusals += 1
        if retry_after is None:
            retry_after = min(_FIRST_PAUSE_SECONDS * 2 ** min(state.refusals - 1, 10), _LONGEST_PAUSE_SECONDS)
        pause = min(max(retry_after, 0.0), self._settings.max_retry_after_seconds)
        state.free_at = max(state.free_at, self._monotonic() + pause)
        return _busy(host, pause)

    def _wait(self, host: str, state: _Host) -> None:
        wait = state.free_at - self._monotonic()
        if wait > self._settings.patience_seconds:
            raise _busy(host, wait)
        if wait > 0:
            self._sleep(wait)

    def _state(self, host: str) -> _Host:
        with self._guard:
            state = self._hosts.setdefault(host, _Host())
            self._hosts.move_to_end(host)
            if len(self._hosts) > _HOSTS_REMEMBERED:
                self._forget_idle()
            return state

    def _forget_idle(self) -> None:
        now = self._monotonic()
        idle = [
            name for name, state in self._hosts.items() if state.free_at < now and not state.lock.locked()
        ]
        for name in idle[: len(self._hosts) // 2]:
            del self._hosts[name]


def _busy(host: str, seconds: float) -> SourceError:
    whole = max(1, math.ceil(seconds))
    return SourceError(Code.BUSY, retry_after=timedelta(seconds=whole), host=host, seconds=whole)
