"""Pages of duty that are looked at."""

from __future__ import annotations

_HEAD = ("Pimpinan humas", "Polda")
_OFFICER = ("Petugas piket", "Polres")

PAGES: dict[str, tuple[str, str] | None] = {
    "/piket/sekarang/": _HEAD,
    "/piket/celah/": _HEAD,
    "/piket/saya/": _OFFICER,
    "/piket/saya/tidak-bertugas/": _OFFICER,
    "/piket/unit/<piket>/": _HEAD,
    "/piket/unit/<piket>/pola/": _HEAD,
    "/piket/unit/<piket>/panggilan/": _HEAD,
    "/piket/unit/<piket>/berkas/": _HEAD,
    "/piket/unit/<piket>/tidak-bertugas/": _HEAD,
    "/piket/kesiapan/": _HEAD,
    "/piket/kesiapan/tetapkan/": _HEAD,
    "/piket/kesiapan/<siaga>/": _HEAD,
}
