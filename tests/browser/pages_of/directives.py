"""Pages of directives that are looked at."""

from __future__ import annotations

PAGES: dict[str, tuple[str, str] | None] = {
    "/arahan/?lingkup=keluar": ("Pimpinan humas", "Polda"),
    "/arahan/tulis/": ("Pimpinan humas", "Polda"),
    "/arahan/1/": ("Pimpinan humas", "Polda"),
    "/arahan/1/pohon/": ("Pimpinan humas", "Polda"),
}
