"""Pages of directives that are looked at."""

from __future__ import annotations

PAGES: dict[str, tuple[str, str] | None] = {}
