"""What a grouper can be set to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class GroupingSettings:
    """One setting for all streams; the defaults are measured by ``sejuk eval narratives``.

    ``window``: posts older than this, by the stream's own clock, are forgotten.
    ``capacity``: most wordings kept where posts have no time; the oldest are forgotten.
    ``near``: least estimated Jaccard similarity of a near-duplicate.
    ``margin``: how much nearer a post must be to a narrative than to the whole stream (cosine).
    ``shared``: least part of a post's weight that lies on words it shares with the narrative.
    ``meaning``: what the nearness of senses counts beside that of words.
    ``recent``: by how much a narrative that was told just now is nearer than one that was not.
    ``recency``: wordings of the stream after which that is half.
    ``growth``: how much a narrative of twice as many wordings is preferred among near ones.
    ``merge_margin``: as ``margin``, between two narratives that one post connects.
    ``split_margin``: as ``margin``, between the halves of a narrative: below it they part.
    ``new_id``: makes a narrative's id; where None, it is made from the post that opened it, so
    that the same stream always gives the same ids.
    """

    window: timedelta = timedelta(days=30)
    capacity: int = 500_000
    near: float = 0.6
    margin: float = 0.1
    shared: float = 0.15
    meaning: float = 0.2
    recent: float = 0.3
    recency: int = 300
    growth: float = 0.2
    merge_margin: float = 0.1
    split_margin: float = -0.05
    new_id: Callable[[], str] | None = None
