"""Pages of delivery that are looked at."""

from __future__ import annotations

PAGES: dict[str, tuple[str, str] | None] = {
    "/pengiriman/": ("Pimpinan humas", "Polda"),
    "/akun/telegram/": ("Petugas piket", "Polres"),
}
