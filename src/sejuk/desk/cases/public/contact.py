"""A contact that only this instance can read, and only until the answer is sent.

AES-256-GCM under a key derived from the instance's pepper, which is in no database: a copy of the tables
reveals nothing, not even the length. The number of the report is authenticated with it, so that a
contact cannot be moved to another row to catch somebody else's answer.
"""

from __future__ import annotations

import secrets
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from sejuk.desk.listening.intake.authors import hkdf

#: The longest e-mail address there can be (RFC 5321); all are padded to it.
LONGEST = 254
_NONCE = 12


def seal(address: str, number: str) -> bytes:
    """The contact as it is stored; empty where there is none."""
    if not address:
        return b""
    nonce = secrets.token_bytes(_NONCE)
    padded = address.encode().ljust(LONGEST)
    return nonce + _cipher().encrypt(nonce, padded, number.encode())


def unseal(stored: bytes | memoryview, number: str) -> str:
    """The contact; empty where there is none, or where the instance's pepper is no longer the same."""
    data = bytes(stored)
    if not data:
        return ""
    try:
        return _cipher().decrypt(data[:_NONCE], data[_NONCE:], number.encode()).decode().rstrip()
    except InvalidTag:
        return ""


def _cipher() -> AESGCM:
    return AESGCM(_key(settings.PEPPER))


@cache
def _key(pepper: str) -> bytes:
    return hkdf(pepper.encode(), b"", b"sejuk contact")
