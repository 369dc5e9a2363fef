"""The tip-line's form, and what became of a message in words."""

from __future__ import annotations

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sejuk.desk.listening.tipline.reading import MAX_TEXT
from sejuk.desk.listening.tipline.receiving import Outcome

_WORDS: dict[Outcome | None, str | Promise] = {
    Outcome.ENTERED: _("Terima kasih. Pesan ini sudah masuk ke daftar yang dipantau kantor."),
    Outcome.HELD: _(
        "Terima kasih. Pesan ini disimpan tanpa nama dan baru dibaca "
        "bila tiga pengirim berbeda mengirim pesan yang sama."
    ),
    Outcome.ALREADY: _("Pesan ini sudah pernah dikirim dari sini. Terima kasih."),
    Outcome.CLOSED: _("Saluran laporan sedang tidak dibuka. Coba lagi lain waktu."),
    Outcome.TOO_SHORT: _("Pesannya terlalu pendek. Salin seluruh isi pesan yang beredar."),
    Outcome.TOO_LONG: _("Pesannya terlalu panjang. Kirim satu pesan saja, paling banyak 4.000 huruf."),
    Outcome.CHAT: _(
        "Ini tampaknya salinan percakapan. Kirim satu pesan yang beredar saja, "
        "tanpa nama dan jawaban orang lain."
    ),
    Outcome.NO_ADDRESS: _("Alamat ini bukan alamat sebuah tulisan publik. Kosongkan bila tidak ada."),
    None: _("Terlalu banyak pesan dari jaringan ini dalam satu jam. Coba lagi nanti."),
}


def outcome_words(outcome: Outcome | None) -> str:
    """What to tell the sender; None where there were too many."""
    return str(_WORDS[outcome])


class TipForm(forms.Form):
    """One message."""

    text = forms.CharField(
        label=_("Pesan yang beredar"),
        help_text=_(
            "Satu pesan, seperti Anda menerimanya. "
            "Akun, nomor telepon, dan surel disamarkan sebelum disimpan."
        ),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    address = forms.CharField(
        label=_("Alamat publiknya"),
        help_text=_("Bila pesan ini juga ada di tempat yang dapat dibuka siapa saja."),
        max_length=2000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput())
