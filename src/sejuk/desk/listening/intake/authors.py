"""Authors as hashes that mean something inside one narrative only (G1).

An account becomes a *seed* in memory, an HMAC under a key derived from the pepper; a seed becomes an
*author*, an HMAC under the key of the post's narrative. Only authors are stored.
"""

from __future__ import annotations

import hashlib
import hmac
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings

AUTHOR_BYTES = 16


def derive_key(salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA256 (RFC 5869) of the pepper, 32 bytes."""
    return hkdf(settings.PEPPER.encode(), salt, info)


def hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF with SHA-256 and an output of one block."""
    extracted = hmac.digest(salt, secret, hashlib.sha256)
    return hmac.digest(extracted, info + b"\x01", hashlib.sha256)


@cache
def _account_key(pepper: str) -> bytes:
    return hkdf(pepper.encode(), b"", b"sejuk account")


def seed_of(account: str | None, address: str) -> bytes | None:
    """16 bytes that stand for an account of the platform of ``address``; None without an account."""
    name = (account or "").strip().lstrip("@").casefold()
    if not name:
        return None
    message = f"{platform_of(address)}\x00{name}".encode()
    return hmac.digest(_account_key(settings.PEPPER), message, hashlib.sha256)[:AUTHOR_BYTES]


def platform_of(address: str) -> str:
    """``x`` of ``x:123``, the host of a web address, empty where nothing is known."""
    if "://" in address:
        return urlsplit(address).hostname or ""
    return address.partition(":")[0] if ":" in address else ""


def narrative_key(salt: bytes) -> bytes:
    """The key of a narrative: half in its row, half in the instance's pepper."""
    return derive_key(salt, b"sejuk author")


def author_of(key: bytes, seed: bytes) -> bytes:
    """The hash that is stored with a post."""
    return hmac.digest(key, seed, hashlib.sha256)[:AUTHOR_BYTES]
