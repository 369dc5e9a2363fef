"""Which items of a batch are already posts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.backends.utils import CursorWrapper

from sejuk.desk.listening.intake.candidates import Candidate


@dataclass(slots=True)
class Sorted:
    """``new`` in order, each once; ``again`` the keys of posts that were seen again, with the external id."""

    new: list[Candidate] = field(default_factory=list)
    again: list[tuple[int, bytes]] = field(default_factory=list)
    #: Items of the batch that are another item of the same batch.
    repeated: int = 0


def sort_out(cursor: CursorWrapper, source_id: int, candidates: Sequence[Candidate]) -> Sorted:
    """Tell new items from known ones by their address, and by the source's own id of them."""
    by_identity = _posts_by_identity(cursor, [c.identity for c in candidates])
    by_external = _posts_by_external(cursor, source_id, [c.external for c in candidates])
    result = Sorted()
    seen: set[bytes] = set()
    for item in candidates:
        post = by_identity.get(item.identity) or by_external.get(item.external)
        if post is not None:
            result.again.append((post, item.external))
        elif item.identity in seen or item.external in seen:
            result.repeated += 1
        else:
            result.new.append(item)
        seen |= {item.identity, item.external}
    return result


def not_erased(cursor: CursorWrapper, candidates: Sequence[Candidate], at: datetime) -> list[Candidate]:
    """Those whose address nobody had erased (G11)."""
    cursor.execute(
        "SELECT identity FROM listening_erasedaddress WHERE identity = ANY(%s) AND until > %s",
        [[c.identity for c in candidates], at],
    )
    erased = {bytes(row[0]) for row in cursor.fetchall()}
    return [c for c in candidates if c.identity not in erased]


def _posts_by_identity(cursor: CursorWrapper, identities: list[bytes]) -> dict[bytes, int]:
    cursor.execute("SELECT identity, id FROM listening_post WHERE identity = ANY(%s)", [identities])
    return {bytes(row[0]): row[1] for row in cursor.fetchall()}


def _posts_by_external(cursor: CursorWrapper, source_id: int, externals: list[bytes]) -> dict[bytes, int]:
    cursor.execute(
        "SELECT external, post_id FROM listening_sighting WHERE source_id = %s AND external = ANY(%s)",
        [source_id, externals],
    )
    return {bytes(row[0]): row[1] for row in cursor.fetchall()}
