"""Why a message did not go out, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ERRORS: dict[str, StrOrPromise] = {
    "unreachable": _("Server tujuan tidak dapat dihubungi. Periksa pengaturan surel atau jaringan."),
    "login_refused": _("Server menolak sandi atau token kantor. Periksa pengaturannya."),
    "not_now": _("Server meminta menunggu."),
    "refused": _("Server menolak: alamatnya tidak ada, atau penerima memblokir."),
    "bad_address": _("Alamatnya tidak sah."),
    "no_bot": _("Kantor ini belum punya bot Telegram."),
    "too_late": _("Sudah lewat waktunya, jadi tidak dikirim."),
    "lost": _("Terputus di tengah pengiriman. Tidak ada yang tahu apakah pesannya sampai."),
    "forgotten": _("Penerima minta dilupakan."),
    "expired": _("Tidak ada yang menyelesaikannya sampai batas waktunya."),
}
