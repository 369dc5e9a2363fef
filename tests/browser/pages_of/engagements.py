"""Pages of engagements that are looked at."""

from __future__ import annotations

_HEAD = ("Pimpinan humas", "Polda")

PAGES: dict[str, tuple[str, str] | None] = {
    "/pertemuan/": _HEAD,
    "/pertemuan/?keadaan=selesai": _HEAD,
    "/pertemuan/rencana/": _HEAD,
    "/pertemuan/rencana/dialogue/": _HEAD,
    "/pertemuan/<pertemuan>/": _HEAD,
    "/pertemuan/<pertemuan>/undangan/": _HEAD,
    "/pertemuan/<pertemuan>/acara/": _HEAD,
    "/pertemuan/<pertemuan>/kategori/": _HEAD,
    "/pertemuan/<pertemuan>/tunda/": _HEAD,
    "/pertemuan/<pertemuan>/pintu/": _HEAD,
    "/pertemuan/<terlaksana>/": _HEAD,
    "/pertemuan/<terlaksana>/hadir/": _HEAD,
    "/pertemuan/<terlaksana>/foto/": _HEAD,
    "/pertemuan/<terlaksana>/laporan/": _HEAD,
    "/pertemuan/<terlaksana>/laporan/tulis/": _HEAD,
    "/pertemuan/janji/": _HEAD,
    "/pertemuan/pertanyaan/<tanya>/": _HEAD,
    "/pertemuan/pertanyaan/<tanya>/jawab/": _HEAD,
    "/pertemuan/janji/<janji>/": _HEAD,
    "/ruang-pers/": None,
}
