"""Pages of kits that are looked at."""

from __future__ import annotations

_EDITOR = ("Penyunting", "Polda")

PAGES: dict[str, tuple[str, str] | None] = {
    "/dibacakan/": _EDITOR,
}
