"""robots.txt, as RFC 9309 says."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import httpx2
from protego import Protego

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.outbound.urls import origin_of

#: Section 2.5: at least 500 kibibytes are read; the rest is not.
MAX_BYTES = 512 * 1024
#: Section 2.4: not used for more than a day.
_KEPT_SECONDS = 24 * 3600.0
_FAILURE_KEPT_SECONDS = 600.0
_ORIGINS_REMEMBERED = 1024

#: Section 2.3.1.3, "unavailable" (4xx), and 2.3.1.2, too many redirects: everything is allowed.
_NO_RULES = {Code.NOT_FOUND, Code.GONE, Code.REFUSED, Code.LOGIN_REQUIRED, Code.TOO_MANY_REDIRECTS}
#: Section 2.3.1.4, "unreachable": nothing is allowed.
_UNREACHABLE = {Code.SERVER_ERROR, Code.TIMED_OUT, Code.BROKEN_RESPONSE}


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says to us. ``rules`` is None where there are none."""

    rules: Protego | None = None
    reachable: bool = True

    def allows(self, url: str, agent: str) -> bool:
        """Whether ``agent`` may fetch ``url``."""
        return self.rules is None or bool(self.rules.can_fetch(url, agent))

    def delay(self, agent: str) -> float:
        """The Crawl-delay for ``agent`` in seconds, 0 where there is none."""
        return float((self.rules and self.rules.crawl_delay(agent)) or 0.0)


class Robots:
    """A cache of rules by origin. ``fetch`` gives the text of a robots.txt or raises."""

    def __init__(self, fetch: Callable[[str], bytes], monotonic: Callable[[], float]) -> None:
        self._fetch = fetch
        self._monotonic = monotonic
        self._kept: OrderedDict[str, tuple[float, Rules]] = OrderedDict()
        self._guard = threading.Lock()

    def rules(self, url: httpx2.URL) -> Rules:
        """The rules for ``url``. Raises what the fetch raises where the whole host is out of reach."""
        origin = origin_of(url)
        with self._guard:
            until, rules = self._kept.get(origin, (0.0, Rules()))
        if until > self._monotonic():
            return rules
        rules = self._read(f"{origin}/robots.txt")
        kept = _KEPT_SECONDS if rules.reachable else _FAILURE_KEPT_SECONDS
        with self._guard:
            self._kept[origin] = (self._monotonic() + kept, rules)
            self._kept.move_to_end(origin)
            if len(self._kept) > _ORIGINS_REMEMBERED:
                self._kept.popitem(last=False)
        return rules

    def _read(self, address: str) -> Rules:
        try:
            text = self._fetch(address).decode("utf-8", "replace")
        except SourceError as error:
            if error.code in _NO_RULES:
                return Rules()
            if error.code in _UNREACHABLE:
                return Rules(reachable=False)
            raise
        return Rules(Protego.parse(text))
