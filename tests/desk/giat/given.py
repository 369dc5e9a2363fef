"""A report of an invented evening."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sejuk.desk.giat import Giat, Picture, time_and_place

#: Half past seven in the evening in Makassar's zone.
EVENING = datetime(2029, 5, 8, 11, 30, tzinfo=UTC)


def giat(**changes: Any) -> Giat:
    """A dialogue in a café."""
    values: dict[str, Any] = {
        "to": ("Kapolda Hulu", "Wakapolda Hulu"),
        "sender": "Kabid Humas Polda Hulu",
        "copies": ("Irwasda Polda Hulu",),
        "subject": "Laporan giat dialog penguatan bersama pegiat media sosial",
        "addressed": "Komandan",
        "at": datetime(2029, 5, 8, 15, tzinfo=UTC),
        "zone": "Asia/Makassar",
        "basis": ("Surat perintah Sprin/12/V/2029",),
        "time_and_place": time_and_place(EVENING, None, "Asia/Makassar", "Kedai Teduh, Kabupaten Telaga"),
        "conducted_by": ("Kabid Humas", "Kasubbid PID"),
        "account": ("Pembukaan oleh Kabid Humas.", "Tanya jawab dengan peserta."),
        "results": ("Dua pertanyaan dijawab di tempat.",),
        "pictures": (Picture("Suasana dialog"),),
        "situation": "Selama giat berlangsung, situasi aman dan kondusif.",
    }
    return Giat(**(values | changes))
