"""What a grouper can be set to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta


def id_of_first_post(post_id: str) -> str:
    """Name a narrative after the post that opened it: the same stream gives the same ids."""
    return f"n-{post_id}"


@dataclass(frozen=True, slots=True)
class GroupingSettings:
    """One setting for all streams; the defaults were measured on News-T and on election posts.

    ``window``: posts older than this, by the stream's own clock, are forgotten.
    """

    window: timedelta = timedelta(days=30)
    new_id: Callable[[str], str] = id_of_first_post
