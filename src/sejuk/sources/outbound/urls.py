"""Checks an address before anything is looked up."""

from __future__ import annotations

import re

import httpx2

from sejuk.sources.errors import Code, SourceError

_DEFAULT_PORTS = {"http": 80, "https": 443}
_MAX_LENGTH = 4000
#: A name (IDNA encoded) or an address; anything else never resolves, and may fool a log.
_HOST = re.compile(rb"[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45}", re.IGNORECASE)


def checked_url(text: str, ports: frozenset[int]) -> httpx2.URL:
    """``text`` as a URL that may be fetched, without its fragment. Raises :class:`SourceError`."""
    if len(text) > _MAX_LENGTH:
        raise SourceError(Code.ADDRESS_INVALID)
    try:
        url = httpx2.URL(text.strip())
        host = url.raw_host
    except (httpx2.InvalidURL, ValueError, TypeError):
        raise SourceError(Code.ADDRESS_INVALID) from None
    if url.scheme not in _DEFAULT_PORTS or not _HOST.fullmatch(host):
        raise SourceError(Code.ADDRESS_INVALID)
    if url.userinfo:
        raise SourceError(Code.ADDRESS_HAS_CREDENTIALS)
    if (port := port_of(url)) not in ports:
        raise SourceError(Code.PORT_NOT_ALLOWED, port=port)
    return url.copy_with(fragment=None)


def port_of(url: httpx2.URL) -> int:
    """The port a request to ``url`` goes to."""
    return url.port or _DEFAULT_PORTS[url.scheme]


def origin_of(url: httpx2.URL) -> str:
    """Scheme, host and port: what one robots.txt speaks for."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def redirected(url: httpx2.URL, location: str) -> str:
    """The absolute address of a redirect. Raises :class:`SourceError`."""
    try:
        return str(url.join(location))
    except (httpx2.InvalidURL, ValueError, TypeError):
        raise SourceError(Code.BROKEN_RESPONSE, host=url.host) from None
