"""Pages of stages that are looked at."""

from __future__ import annotations

_EDITOR = ("Penyunting", "Polda")

PAGES: dict[str, tuple[str, str] | None] = {
    "/tahapan/": None,
    "/tahapan/pemilu_presiden_2027/": None,
    "/tahapan/pemilu_presiden_2027/quiet_period/": None,
    "/tahapan/pemilu_presiden_2027/voting/": _EDITOR,
    "/tahapan/pemilu_presiden_2027/voting/ubah/": _EDITOR,
    "/rencana-konten/": _EDITOR,
    "/rencana-konten/tambah/": _EDITOR,
    "/rencana-konten/usulan/pilkada_serentak_2027/campaign/": _EDITOR,
}
