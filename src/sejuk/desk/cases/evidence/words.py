"""What can go wrong with a capture, and what to do about it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.sources.errors import Code

#: Codes of our own beside the outbound guard's.
NOT_A_PAGE = "not_a_page"
NO_TEXT = "no_text"
UNEXPECTED = "unexpected"
NO_BROWSER = "no_browser"
BROWSER_FAILED = "browser_failed"
NOT_ASKED = "not_asked"

_TRY_LATER = _("Coba lagi nanti; bila tetap gagal, catat sumbernya dengan tautan dan catatan.")
_LINK_ONLY = _("Catat sumbernya dengan tautan dan catatan; halaman ini tidak dapat disimpan.")

ERRORS = {
    Code.ADDRESS_INVALID.value: _("Alamatnya bukan alamat web yang utuh. Hapus, lalu tempelkan lagi."),
    Code.ADDRESS_HAS_CREDENTIALS.value: _("Alamatnya memuat kata sandi. Pakai alamat publiknya."),
    Code.PORT_NOT_ALLOWED.value: _(
        "Alamatnya memakai port yang tidak dibuka. Pakai alamat http atau https biasa."
    ),
    Code.PRIVATE_ADDRESS.value: _(
        "Alamat ini menunjuk ke jaringan internal. Hanya halaman publik yang disimpan."
    ),
    Code.NAME_NOT_FOUND.value: _("Nama situsnya tidak ditemukan. Periksa ejaannya, lalu coba lagi."),
    Code.CONNECTION_FAILED.value: _(
        "Situsnya tidak dapat dihubungi. Dicoba lagi sendiri; buka di peramban bila mendesak."
    ),
    Code.CERTIFICATE_INVALID.value: _(
        "Sertifikat situs ini tidak sah, jadi isinya tidak dapat dipercaya sebagai bukti."
    ),
    Code.TIMED_OUT.value: _("Situsnya tidak selesai menjawab. Dicoba lagi sendiri."),
    Code.TOO_MANY_REDIRECTS.value: _(
        "Situsnya terus mengalihkan. Salin alamat terakhir yang tampil di peramban."
    ),
    Code.TOO_LARGE.value: _(
        "Halamannya terlalu besar untuk disimpan. Catat tautannya dan bagian yang penting."
    ),
    Code.BROKEN_RESPONSE.value: _("Jawaban situsnya rusak atau terputus. Dicoba lagi sendiri."),
    Code.BUSY.value: _("Situsnya meminta jeda. Dicoba lagi sendiri; tidak perlu berbuat apa-apa."),
    Code.SERVER_ERROR.value: _("Situsnya sedang bermasalah. Dicoba lagi sendiri."),
    Code.NOT_FOUND.value: _(
        "Halamannya tidak ada lagi. Catat kapan Anda melihatnya; cari salinannya di arsip web."
    ),
    Code.GONE.value: _("Situsnya menyatakan halaman ini dihapus. Catat kapan Anda melihatnya."),
    Code.LOGIN_REQUIRED.value: _(
        "Halaman ini hanya terbuka bagi yang masuk, jadi bukan halaman publik dan tidak disimpan."
    ),
    Code.REFUSED.value: _("Situsnya menolak dibaca mesin. Catat sumbernya dengan tautan dan catatan."),
    NOT_A_PAGE: _LINK_ONLY,
    NO_TEXT: _("Tidak ada teks utama yang terbaca di halaman ini. Tulis isinya di catatan langkah."),
    UNEXPECTED: _TRY_LATER,
}

PICTURE = {
    NO_BROWSER: _("Server ini tidak memasang peramban, jadi gambar layar tidak diambil. Teksnya tersimpan."),
    BROWSER_FAILED: _("Peramban gagal membuat gambar layarnya. Teksnya tersimpan."),
    NOT_ASKED: _("Gambar layar tidak diambil untuk jenis berkas ini."),
}


def error_words(code: str) -> str:
    """Why a capture failed and what to do; empty where it did not."""
    return str(ERRORS.get(code, _TRY_LATER)) if code else ""


def picture_words(code: str) -> str:
    """Why there is no picture; empty where there is one."""
    return str(PICTURE.get(code, "")) if code else ""
