"""Why a publication is not where it should be, in words that say what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

#: These pass by themselves; about every other a person is told at once.
PASSING = frozenset({"", "not_now", "unreachable", "lost", "absent"})

#: The stage changed since the approval, and nobody has looked at what it asks now.
STAGE = "stage"

ERRORS: dict[str, StrOrPromise] = {
    "unreachable": _(
        "Servernya tidak dapat dihubungi. Sejuk mencoba lagi sendiri; periksa apakah situsnya hidup."
    ),
    "login_refused": _("Kuncinya ditolak. Perbarui kunci saluran di halaman Saluran, lalu coba lagi."),
    "not_now": _("Platformnya meminta menunggu. Sejuk mencoba lagi sendiri."),
    "refused": _("Platformnya menolak kiriman ini. Buka akunnya dan periksa, lalu coba lagi."),
    "lost": _("Terputus di tengah pengiriman. Buka akunnya dan lihat apakah kirimannya ada."),
    "gone": _("Kirimannya sudah tidak ada di sana. Periksa siapa yang menghapusnya, lalu catat di sini."),
    "absent": _("Belum ada di sana. Sejuk mengirimnya lagi."),
    "private_address": _("Alamat situsnya mengarah ke jaringan dalam, jadi tidak dihubungi."),
    "certificate": _("Sertifikat situsnya tidak sah. Minta pengelola situs memperbaikinya."),
    "bad_address": _("Alamat akunnya tidak dapat dipakai. Daftarkan ulang akunnya dengan alamat yang benar."),
    "not_https": _("Situsnya tidak memakai https, jadi kuncinya tidak dikirim ke sana."),
    "no_bot": _("Belum ada token bot. Isi di halaman Saluran, atau minta administrator mengatur bot kantor."),
    "may_not_post": _("Akun itu tidak boleh menerbitkan. Beri hak menerbitkan di platformnya."),
    "another_account": _("Kuncinya milik akun lain. Pakai kunci dari akun yang terdaftar."),
    "slug_taken": _(
        "Nama kirimannya dipakai kiriman lain di situs itu. Ganti nama kiriman lain itu, lalu coba lagi."
    ),
    "not_official": _("Akunnya sedang tidak terbukti resmi. Pulihkan tandanya di halaman Akun resmi."),
    "closed": _("Saluran ini sudah ditutup. Sambungkan lagi di halaman Saluran."),
    "no_key": _("Kunci saluran ini tidak dapat dibaca lagi. Isi ulang di halaman Saluran."),
    STAGE: _(
        "Tahapan berganti sejak teks ini disetujui. Centang pemeriksaannya di halaman siaran, lalu lanjutkan."
    ),
    "too_long": _("Sudah sehari dicoba tanpa hasil. Periksa salurannya, lalu coba lagi."),
}
