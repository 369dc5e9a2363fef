"""Pages of the public side that are looked at."""

from __future__ import annotations

PAGES: dict[str, tuple[str, str] | None] = {
    "/publik/": None,
    "/cek/": None,
    "/cek/?q=kotak+suara+sudah+dibuka+di+gudang": None,
    "/klarifikasi/": None,
    "/klarifikasi/?kata=sejuk&jenis=appeal": None,
    "/klarifikasi/1/": None,
    "/klarifikasi/koreksi/": None,
    "/belajar/": None,
    "/belajar/suara-dihitung/": None,
    "/en/belajar/kabar-lama/": None,
    "/data-terbuka/": None,
    "/pasang/": None,
    "/widget/": None,
    "/peta-situs/": None,
    "/publik/luring/": None,
}
