"""What a check says of a text: where, which words, why, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a finding does to the text's way out."""

    #: The text goes nowhere until it is changed.
    BLOCK = "block"
    #: A reviewer of another institution has to pass it (G7).
    NEEDS_OTHER_INSTITUTION = "needs_other_institution"
    #: The author has to look at it and may leave it.
    WARN = "warn"
    #: A better way to say it.
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of one part of the draft, as it was written.

    ``part`` is a name of :meth:`Draft.parts`: ``title``, ``summary``, ``passage:0``, ``alt:0``. What is
    missing from the whole text has the empty span at the start of the title.
    """

    part: str
    start: int
    end: int


#: Where a finding about the whole text points.
WHOLE = Span("title", 0, 0)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``why`` is the id of a message in ``rules.toml``, ``values`` what is filled into it.

    ``words`` are the words found, with what names a person masked: a finding may be logged and shown.
    ``proposals`` are better words, the best first; in square brackets what to do instead of writing
    anything (``[sebut siapa]``). Empty where only the author can know.
    """

    rule: str
    severity: Severity
    span: Span
    words: str
    why: str
    proposals: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
