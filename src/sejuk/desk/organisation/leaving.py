"""What other rooms forget of a member when every door closes to them.

This room knows none of the others: they say what they forget, called from ``ready``.
"""

from __future__ import annotations

from collections.abc import Callable

from sejuk.desk.organisation.models import Member

Forget = Callable[[Member], object]

_FORGETS: dict[str, Forget] = {}


def register(room: str, forgets: Forget) -> None:
    """Let a room forget what it knows of a member who leaves; it runs in the transaction of the leaving."""
    _FORGETS[room] = forgets


def forget(member: Member) -> None:
    """Let every room forget."""
    for forgets in _FORGETS.values():
        forgets(member)
