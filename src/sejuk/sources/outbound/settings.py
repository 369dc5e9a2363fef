"""The bounds every request outside keeps to."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class OutboundSettings:
    """Bounds of one :class:`Outbound`. Times in seconds, sizes in bytes after decompression.

    ``total_seconds`` bounds one request from the first look-up to the last byte, redirects apart;
    ``patience_seconds`` bounds the wait for the turn at a host before it.
    """

    connect_seconds: float = 10.0
    total_seconds: float = 30.0
    patience_seconds: float = 60.0
    max_bytes: int = 10 * MEGABYTE
    max_redirects: int = 5
    ports: frozenset[int] = frozenset({80, 443})
    #: Between two requests to one host; a longer ``Crawl-delay`` counts up to ``max_crawl_delay``.
    min_delay_seconds: float = 2.0
    max_crawl_delay_seconds: float = 30.0
    #: Longest time a host may send us away with ``Retry-After``.
    max_retry_after_seconds: float = 24 * 3600.0
