"""Pages of publishing that are looked at."""

from __future__ import annotations

_HEAD = ("Pimpinan humas", "Polda")

PAGES: dict[str, tuple[str, str] | None] = {
    "/kantor/saluran/": _HEAD,
    "/kantor/saluran/sambungkan/": _HEAD,
    "/tanggapan/<tersiar>/siarkan/": _HEAD,
    "/langganan/": None,
    "/langganan/terkirim/": None,
}

#: The first text that is out.
LISTS = {"tersiar": ("/kantor/saluran/", "/tanggapan/")}
