"""Pages of bank that are looked at."""

from __future__ import annotations

_EDITOR = ("Penyunting", "Polda")

PAGES: dict[str, tuple[str, str] | None] = {
    "/bank/": _EDITOR,
    "/bank/tambah/": _EDITOR,
    "/bank/<konten>/": _EDITOR,
    "/bank/<konten>/adaptasi/": _EDITOR,
    "/bank/<konten>/tarik/": _EDITOR,
}
LISTS = {"konten": ("/bank/", "/bank/")}
