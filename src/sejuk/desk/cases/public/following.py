"""What the public sees of something with a number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Followed:
    """A state in plain words, what comes next, and the answer where there is one."""

    number: str
    title: str
    state: str
    next: str
    received_at: datetime
    due_at: datetime | None = None
    answer: str = ""
    answered_at: datetime | None = None
    may_object: bool = False
