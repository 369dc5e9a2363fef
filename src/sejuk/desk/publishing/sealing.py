"""Keys of channels and addresses of subscribers at rest: AES under the instance's pepper, in no database."""

from __future__ import annotations

import hashlib
import hmac

from sejuk.desk.cases.public.contact import LONGEST, seal, unseal
from sejuk.desk.listening.intake.authors import derive_key

#: The longest token or application password that is taken; all are padded to it.
LONGEST_KEY = LONGEST


def seal_key(secret: str, outlet: str) -> bytes:
    """The key of a channel as it is stored, bound to its outlet."""
    return seal(secret, f"outlet {outlet}")


def unseal_key(stored: bytes | memoryview, outlet: str) -> str:
    """The key; empty where there is none, or where the instance's pepper is no longer the same."""
    return unseal(stored, f"outlet {outlet}")


def seal_address(address: str, subscriber: str) -> bytes:
    """A subscriber's address as it is stored, bound to its row."""
    return seal(address, f"subscriber {subscriber}")


def unseal_address(stored: bytes | memoryview, subscriber: str) -> str:
    """The address again."""
    return unseal(stored, f"subscriber {subscriber}")


def once(address: str, unit: int) -> str:
    """What stands for an address at one unit: two units cannot be compared."""
    key = derive_key(b"", b"sejuk subscriber")
    said = f"{unit}\x00{address.strip().casefold()}".encode()
    return hmac.digest(key, said, hashlib.sha256).hex()
