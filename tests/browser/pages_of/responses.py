"""Pages of responses that are looked at."""

from __future__ import annotations

_EDITOR, _APPROVER = ("Penyunting", "Polda"), ("Penyetuju", "Polda")

PAGES: dict[str, tuple[str, str] | None] = {
    "/tanggapan/": _EDITOR,
    "/tanggapan/?lihat=menunggu": _APPROVER,
    "/tanggapan/tulis/": _EDITOR,
    "/tanggapan/tulis/?jenis=clarification": _EDITOR,
    "/tanggapan/tulis/?jenis=appeal&bahasa=jv": _EDITOR,
    "/tanggapan/<teks>/": _EDITOR,
    "/tanggapan/<teks>/koreksi/": _EDITOR,
    "/tanggapan/<teks>/tarik/": _EDITOR,
    "/tanggapan/<tunggu>/": _APPROVER,
    "/tanggapan/<tunggu>/setujui/": _APPROVER,
    "/tanggapan/<tunggu>/kembalikan/": _APPROVER,
    "/tanggapan/<tunggu>/mitra/": _APPROVER,
    "/tanggapan/<tulisan>/versi/1/": _EDITOR,
    "/tanggapan/peserta/": _EDITOR,
    "/tanggapan/imbang/": None,
}

#: Where the first text of a kind is found.
LISTS = {
    "teks": ("/tanggapan/", "/tanggapan/"),
    "tulisan": ("/tanggapan/?lihat=saya", "/tanggapan/"),
    "tunggu": ("/tanggapan/?lihat=menunggu", "/tanggapan/"),
}
