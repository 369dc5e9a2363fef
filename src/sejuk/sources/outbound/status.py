"""What the status of an answer means."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.outbound.exchange import Answer

_REDIRECTS = {301, 302, 303, 307, 308}
_LOGIN = {401, 402, 407, 511}


def is_redirect(answer: Answer) -> bool:
    """Whether the answer sends us to another address."""
    return answer.status in _REDIRECTS and bool(answer.headers.get("location"))


def error_of(status: int, host: str, *, conditional: bool) -> SourceError | None:
    """The error that ``status`` stands for, None where it is a good answer."""
    if 200 <= status < 300 or (status == 304 and conditional):
        return None
    if status == 404:
        return SourceError(Code.NOT_FOUND, host=host)
    if status == 410:
        return SourceError(Code.GONE, host=host)
    if status in _LOGIN:
        return SourceError(Code.LOGIN_REQUIRED, host=host)
    if 400 <= status < 500:
        return SourceError(Code.REFUSED, host=host, status=status)
    if status >= 500:
        return SourceError(Code.SERVER_ERROR, host=host, status=status)
    return SourceError(Code.BROKEN_RESPONSE, host=host)


def retry_after_seconds(answer: Answer, now: datetime) -> float | None:
    """The Retry-After header (seconds or an HTTP date) in seconds from ``now``, None where unusable."""
    text = answer.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return max(0.0, (at - now).total_seconds())
