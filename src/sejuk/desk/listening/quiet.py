"""Tracebacks without what the exceptions say.

Messages of a database print rows, and rows hold what people wrote (G1): the log keeps where something
broke and what kind of error it was.
"""

from __future__ import annotations

import logging
import traceback


class Nameless(logging.Filter):
    """Replaces an exception by its places and its type."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, emptied."""
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if error is not None:
            places = "".join(traceback.format_tb(error.__traceback__))
            record.exc_info, record.exc_text = None, f"{places}{type(error).__qualname__}{_code(error)}"
        return True


def _code(error: BaseException) -> str:
    state = getattr(error.__cause__ or error, "sqlstate", None)
    return f" [{state}]" if state else ""


def quiet() -> None:
    """Empty the exceptions of everything this process logs."""
    for handler in logging.getLogger().handlers:
        handler.addFilter(Nameless())
