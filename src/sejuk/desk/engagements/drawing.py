"""A draw that anybody can check: pure functions of a seed and a list.

1. When invitations open, the desk chooses a seed of 256 random bits and publishes its SHA-256.
2. When the draw is made, the list of tickets is closed and hashed. A ticket is random and names nobody.
3. Each ticket's lot is HMAC-SHA256(seed, list hash + ":" + ticket); the smallest lot is first.
4. Seed and list are published. Whoever has them computes the same order (docs/reference/draw.md).

The seed was fixed before anybody answered, so nobody chose it to please; it is secret until the list is
closed, so nobody chose a ticket to please.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable


def new_seed() -> str:
    """256 random bits, in hexadecimal."""
    return secrets.token_hex(32)


def commitment_to(seed: str) -> str:
    """What is published before: it fixes the seed and does not tell it."""
    return hashlib.sha256(bytes.fromhex(seed)).hexdigest()


def hash_of_list(tickets: Iterable[tuple[str, str]]) -> str:
    """SHA-256 over the lines ``category ticket``, sorted, each ended by a line feed."""
    lines = sorted(f"{category} {ticket}\n" for category, ticket in tickets)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def order(seed: str, list_hash: str, tickets: Iterable[str]) -> list[str]:
    """Tickets in the order of their lots."""
    return sorted(tickets, key=lambda ticket: lot(seed, list_hash, ticket))


def lot(seed: str, list_hash: str, ticket: str) -> str:
    """The lot of one ticket, in hexadecimal."""
    return hmac.digest(bytes.fromhex(seed), f"{list_hash}:{ticket}".encode(), hashlib.sha256).hex()
