"""The closed list of what can go wrong with a source."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum


class Code(StrEnum):
    """Every failure a connector may report. What to do about each: :mod:`sejuk.sources.messages`."""

    # the address
    ADDRESS_INVALID = "address_invalid"
    ADDRESS_HAS_CREDENTIALS = "address_has_credentials"
    PORT_NOT_ALLOWED = "port_not_allowed"
    PRIVATE_ADDRESS = "private_address"
    NAME_NOT_FOUND = "name_not_found"
    # the connection
    CONNECTION_FAILED = "connection_failed"
    CERTIFICATE_INVALID = "certificate_invalid"
    TIMED_OUT = "timed_out"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    TOO_LARGE = "too_large"
    BROKEN_RESPONSE = "broken_response"
    # what the server says
    ROBOTS_FORBIDDEN = "robots_forbidden"
    ROBOTS_UNREACHABLE = "robots_unreachable"
    BUSY = "busy"
    SERVER_ERROR = "server_error"
    NOT_FOUND = "not_found"
    GONE = "gone"
    LOGIN_REQUIRED = "login_required"
    REFUSED = "refused"
    # feeds
    NOT_A_FEED = "not_a_feed"
    NO_FEED_FOUND = "no_feed_found"
    FEED_BROKEN = "feed_broken"
    UNSAFE_DOCUMENT = "unsafe_document"
    # files
    FILE_NOT_FOUND = "file_not_found"
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"
    FILE_KIND_UNKNOWN = "file_kind_unknown"
    FILE_BROKEN = "file_broken"
    FILE_BOMB = "file_bomb"
    FILE_LOCKED = "file_locked"
    FILE_CHAT_EXPORT = "file_chat_export"
    COLUMN_MISSING = "column_missing"
    # any connector
    CONFIG_INVALID = "config_invalid"
    NEEDS_UPLOAD = "needs_upload"
    DATA_MISSING = "data_missing"


#: The parameters each code carries, besides none. They are host names, numbers, sizes and names of
#: columns or fields; never an address, an account or a text, because errors are stored and shown.
PARAMS: dict[Code, frozenset[str]] = {
    Code.PORT_NOT_ALLOWED: frozenset({"port"}),
    Code.PRIVATE_ADDRESS: frozenset({"host"}),
    Code.NAME_NOT_FOUND: frozenset({"host"}),
    Code.CONNECTION_FAILED: frozenset({"host"}),
    Code.CERTIFICATE_INVALID: frozenset({"host"}),
    Code.TIMED_OUT: frozenset({"host", "seconds"}),
    Code.TOO_MANY_REDIRECTS: frozenset({"host", "limit"}),
    Code.TOO_LARGE: frozenset({"host", "megabytes"}),
    Code.BROKEN_RESPONSE: frozenset({"host"}),
    Code.ROBOTS_FORBIDDEN: frozenset({"host"}),
    Code.ROBOTS_UNREACHABLE: frozenset({"host"}),
    Code.BUSY: frozenset({"host", "seconds"}),
    Code.SERVER_ERROR: frozenset({"host", "status"}),
    Code.NOT_FOUND: frozenset({"host"}),
    Code.GONE: frozenset({"host"}),
    Code.LOGIN_REQUIRED: frozenset({"host"}),
    Code.REFUSED: frozenset({"host", "status"}),
    Code.NOT_A_FEED: frozenset({"host"}),
    Code.NO_FEED_FOUND: frozenset({"host"}),
    Code.FEED_BROKEN: frozenset({"host"}),
    Code.UNSAFE_DOCUMENT: frozenset({"host"}),
    Code.FILE_TOO_LARGE: frozenset({"megabytes"}),
    Code.COLUMN_MISSING: frozenset({"column"}),
    Code.CONFIG_INVALID: frozenset({"field"}),
}

#: Codes that pass by themselves: worth another try without a person. All others wait for someone to
#: change something, but are tried again now and then, because servers get repaired.
PASSING = frozenset(
    {
        Code.NAME_NOT_FOUND,
        Code.CONNECTION_FAILED,
        Code.TIMED_OUT,
        Code.BROKEN_RESPONSE,
        Code.ROBOTS_UNREACHABLE,
        Code.BUSY,
        Code.SERVER_ERROR,
        Code.FEED_BROKEN,
    }
)


class SourceError(Exception):
    """A source could not be read, for a reason of the closed list.

    ``params`` fill the message of the code. ``retry_after`` is what the server asked for, where it
    did. ``passing`` says that waiting may be enough.
    """

    def __init__(self, code: Code, *, retry_after: timedelta | None = None, **params: str | int) -> None:
        if params.keys() != PARAMS.get(code, frozenset()):
            raise TypeError(f"{code} takes {sorted(PARAMS.get(code, frozenset()))}, not {sorted(params)}")
        super().__init__(code, params)
        self.code = code
        self.params = params
        self.retry_after = retry_after

    @property
    def passing(self) -> bool:
        """Whether the failure may pass without a person doing something."""
        return self.code in PASSING

    def __str__(self) -> str:
        values = ", ".join(f"{key}={value}" for key, value in sorted(self.params.items()))
        return f"{self.code} ({values})" if values else str(self.code)

    def __reduce__(self) -> tuple[object, ...]:
        return (_restore, (self.code, self.params, self.retry_after))


def _restore(code: Code, params: dict[str, str | int], retry_after: timedelta | None) -> SourceError:
    return SourceError(code, retry_after=retry_after, **params)
