"""What codes of this room say to people, and what to do next."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sejuk.desk.listening.intake.refusals import Refusal
from sejuk.sources.errors import Code, SourceError
from sejuk.sources.messages import error_text, note_text

#: Errors that are not the connectors' own.
OWN = {
    Refusal.LISTENING_IS_OFF.value: _("Pemantauan kantor ini belum dimulai. Administrator memulainya."),
    Refusal.SOURCE_NOT_ACTIVE.value: _("Sumbernya dijeda atau diakhiri sementara berkas ini berjalan."),
    Refusal.SOURCE_ENDED.value: _("Tanggal akhir sumbernya sudah lewat. Usulkan sumber baru."),
    "intake_failed": _(
        "Sebagian berkas tidak dapat disimpan karena kesalahan Sejuk. Beri tahu administrator."
    ),
    "file_not_found": _(
        "Berkas tersimpan hilang dari server ini. Unggah lagi; yang sudah masuk tidak digandakan."
    ),
    "file_broken": _("Berkas tersimpan rusak. Unggah lagi; yang sudah masuk tidak digandakan."),
    "unexpected": _(
        "Kesalahan pada Sejuk sendiri. Administrator dapat melihatnya di halaman pekerjaan gagal."
    ),
}

#: Why a source was stopped by itself.
STATE_CODES = {
    "single_author": _(
        "Dijeda sendiri: semua isinya berasal dari satu penulis. Sejuk memantau percakapan, bukan orang; "
        "hanya media, akun resmi, dan akun kampanye terdaftar yang boleh berpenulis tunggal."
    ),
    "end_date": _("Berakhir pada tanggal yang ditetapkan saat diusulkan."),
}

#: Why rows of a file were left out.
BAD_ROWS = {
    "no_text": _("tanpa teks"),
    "bad_date": _("tanggal tidak terbaca"),
    "too_long": _("terlalu panjang"),
    "unreadable": _("tidak terbaca"),
}


def language() -> str:
    """The reader's language, as the connectors name it."""
    return "en" if (get_language() or "id").startswith("en") else "id"


def error_words(code: str, params: dict[str, str | int]) -> str:
    """A stored error in words."""
    if code in OWN:
        return str(OWN[code])
    try:
        return error_text(_restored(Code(code), params), language())
    except (ValueError, TypeError):
        return str(OWN["unexpected"])


def _restored(code: Code, params: dict[str, Any]) -> SourceError:
    return SourceError(code, **params)


def note_words(notes: list[str]) -> list[str]:
    """Stored notes of a fetch in words; those that are no longer known are left out."""
    words = []
    for note in notes:
        try:
            words.append(note_text(note, language()))
        except KeyError:
            continue
    return words
