"""Pages of factchecks that are looked at."""

from __future__ import annotations

_EDITOR = ("Penyunting", "Polda")

PAGES: dict[str, tuple[str, str] | None] = {
    "/pustaka/": _EDITOR,
    "/pustaka/?q=tinta+pemilu+bisa+hilang+dengan+minyak+goreng": _EDITOR,
    "/pustaka/<cekfakta>/": _EDITOR,
    "/pustaka/masukkan/": _EDITOR,
    "/pustaka/masukkan/tabel/": _EDITOR,
    "/pustaka/langganan/": _EDITOR,
    "/pustaka/langganan/usul/": _EDITOR,
    "/pustaka/langganan/<langganan>/": _EDITOR,
    "/sumber-publik/langganan/": None,
}
LISTS = {
    "cekfakta": ("/pustaka/?origin=imported", "/pustaka/"),
    "langganan": ("/pustaka/langganan/", "/pustaka/langganan/"),
}
