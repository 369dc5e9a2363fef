"""The grouper: posts in, narratives with stable ids out."""

from __future__ import annotations

from collections.abc import Set
from datetime import UTC, datetime, timedelta
from threading import Lock

import pyarrow as pa

from sejuk.engine.kernels import LOOPS
from sejuk.engine.narratives.held import Held
from sejuk.engine.narratives.online import Online
from sejuk.engine.narratives.online_in_c import OnlineInC
from sejuk.engine.narratives.settings import GroupingSettings

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
#: Sums of weights and senses over so many wordings stay within their whole numbers.
_MOST_WORDINGS = 8_000_000


class Grouper:
    """Groups posts online. The same posts in the same order give the same ids, in any batches.

    What people merge or split is theirs: the grouper does not split such a narrative, and keeps two of
    them apart.

    Threads wait for each other. Memory grows with the distinct wordings in the window. Where it runs out
    ``MemoryError`` is raised, then and from then on: another grouper must be restored.
    """

    def __init__(self, settings: GroupingSettings | None = None) -> None:
        self.settings = settings or GroupingSettings()
        if self.settings.capacity > _MOST_WORDINGS:
            raise ValueError(f"no more than {_MOST_WORDINGS} wordings can be kept")
        # Who makes ids of his own is asked for each, which only Python can do.
        alone = LOOPS is None or self.settings.new_id is not None
        self._online: Online | OnlineInC = Online(self.settings) if alone else OnlineInC(self.settings)
        self._lock = Lock()

    def add(self, posts: pa.RecordBatch) -> pa.RecordBatch:
        """Give one row of ``GROUPED`` a post of ``posts`` (``POSTS``), in its order.

        A narrative that a row names may be absorbed by a later row's merge: apply :meth:`events`
        after the rows.
        """
        with self._lock:
            return self._online.add(posts)

    def events(self) -> pa.RecordBatch:
        """Give the merges and splits since the last call (``EVENTS``), in their order."""
        with self._lock:
            return self._online.events()

    def restore(
        self,
        posts: pa.RecordBatch,
        narrative_ids: list[str],
        variant_ids: list[str],
        by_hand: Set[str] = frozenset(),
    ) -> None:
        """Rebuild the state from stored posts (``POSTS``) in the order in which they were added.

        ``narrative_ids`` and ``variant_ids`` are what ``add`` gave, with the events applied since.
        ``by_hand`` are the narratives that people have merged or split.
        """
        if not posts.num_rows == len(narrative_ids) == len(variant_ids):
            raise ValueError("there must be one narrative and one variant for each post")
        with self._lock:
            self._online.restore(posts, narrative_ids, variant_ids, by_hand)

    def merge(self, keep: str, absorb: str) -> None:
        """Let narrative ``keep`` absorb ``absorb``. ``KeyError`` names an id that is not in the window."""
        if keep != absorb:
            with self._lock:
                self._online.merge(keep, absorb)

    def split(self, narrative_id: str, post_ids: list[str]) -> str:
        """Move the variants of ``post_ids`` out of ``narrative_id`` and give the new narrative's id.

        A variant moves whole. ``ValueError`` where no post or every variant would move.
        """
        with self._lock:
            return self._online.split(narrative_id, post_ids)

    def expire(self, before: datetime) -> None:
        """Forget all posts published before ``before`` (aware)."""
        with self._lock:
            self._online.expire((before - _EPOCH) // _MICROSECOND)

    def held(self) -> Held:
        """Give how much is remembered."""
        with self._lock:
            return self._online.held()

    def __len__(self) -> int:
        """How many narratives are in the window."""
        return self.held().narratives
