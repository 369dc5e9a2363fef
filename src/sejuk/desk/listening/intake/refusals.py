"""Why the intake said no. Nothing here carries what an item says or who wrote it."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """Reasons that hold for a source as a whole; texts in :mod:`sejuk.desk.listening.words`."""

    LISTENING_IS_OFF = "listening_is_off"
    SOURCE_NOT_ACTIVE = "source_not_active"
    SOURCE_ENDED = "source_ended"


class IntakeRefused(Exception):  # noqa: N818 – a lawful no, not an error
    """The source may not bring anything in now."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


class IntakeFailed(Exception):  # noqa: N818 – named for what happened
    """A batch was rolled back.

    ``reason`` is an SQLSTATE or the name of an exception class: PostgreSQL's own messages print rows,
    and rows hold what people wrote, so they end here. ``passing`` says that another try may do.
    """

    def __init__(self, reason: str, *, passing: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.passing = passing
