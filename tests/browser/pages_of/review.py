"""Pages of review that are looked at."""

from __future__ import annotations

_HEAD = ("Pimpinan humas", "Polda")
_OFFICER = ("Petugas piket", "Polres")

PAGES: dict[str, tuple[str, str] | None] = {
    "/giat/": _HEAD,
    "/giat/lapor/": _OFFICER,
    "/giat/harian/<harian>/": _HEAD,
    "/giat/<giat>/": _HEAD,
    "/satgas/": _HEAD,
    "/satgas/operasi/": _HEAD,
    "/netralitas/": _HEAD,
    "/netralitas/daftar-periksa/": _HEAD,
    "/netralitas/aduan/": ("Pimpinan humas", "KPU"),
    "/adukan-pejabat/": None,
    "/adukan-pejabat/angka/": None,
    "/foto/izin/": _HEAD,
}
LISTS = {"harian": ("/giat/", "/giat/harian/"), "giat": ("/giat/", "/giat/")}
