"""What comes back from outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Response:
    """A whole answer, within bounds: ``status`` is 200 (or another 2xx) or 304.

    ``headers`` have lower-case names. ``body`` is decompressed. ``moved_permanently`` is the new
    address where every redirect on the way was a permanent one.
    """

    url: str = field(repr=False)
    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    moved_permanently: str | None = field(default=None, repr=False)

    @property
    def not_modified(self) -> bool:
        """Whether the server said that nothing changed."""
        return self.status == 304

    @property
    def media_type(self) -> str:
        """The media type without its parameters, lower case, empty where the server says none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The character set that the server declares."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'").lower() or None
        return None
