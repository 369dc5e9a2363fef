"""Where a request comes from, as the proxy in front of the desk says. Never stored."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest

_NOWHERE = ipaddress.ip_address("0.0.0.0")  # noqa: S104 – stands for "unknown"

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def client_address(request: HttpRequest) -> Address:
    """The visitor's address.

    Of ``X-Forwarded-For`` only what our own proxies wrote counts, from the right; the rest is the visitor's
    word. Without proxies, or where they say nothing, it is the other end of the connection.
    """
    said = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    trusted: int = settings.TRUSTED_PROXIES
    if trusted and len(said) >= trusted:
        found = _parsed(said[-trusted])
        if found is not None:
            return found
    return _parsed(request.META.get("REMOTE_ADDR") or "") or _NOWHERE


def client_network(request: HttpRequest) -> str:
    """The address, or the network of an IPv6 one: somebody has a whole network of those."""
    address = client_address(request)
    if address.version == 6:
        return str(ipaddress.ip_network(f"{address}/64", strict=False))
    return str(address)


def _parsed(text: str) -> Address | None:
    try:
        address = ipaddress.ip_address(text.strip("[]").partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address
