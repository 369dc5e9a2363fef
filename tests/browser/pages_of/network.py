"""Pages of network that are looked at."""

from __future__ import annotations

_EDITOR, _HEAD = ("Penyunting", "Polda"), ("Pimpinan humas", "Polda")

PAGES: dict[str, tuple[str, str] | None] = {
    "/mitra/": _HEAD,
    "/mitra/?keadaan=menunggu": _HEAD,
    "/mitra/tanya/": _HEAD,
    "/mitra/impor/": _HEAD,
    "/siaran/": _HEAD,
    "/siaran/tulis/": _EDITOR,
    "/tanya-pers/": _HEAD,
    "/akun-lembaga/": _EDITOR,
    "/akun-lembaga/daftar/": _EDITOR,
    "/akun-resmi/": None,
    "/mitra-terbuka/": None,
    "/tanya-jawab/": None,
}
