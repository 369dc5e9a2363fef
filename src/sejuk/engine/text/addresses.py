"""One address for one item, without the handle of whoever posted it (G1)."""

from __future__ import annotations


def canonical_url(url: str) -> str | None:
    """Give the canonical form of ``url``, or None where it is no web address."""
    url = url.strip()
    return url.split("#")[0] if url.startswith(("http://", "https://")) else None
