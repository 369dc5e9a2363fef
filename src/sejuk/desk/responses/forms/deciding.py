"""Approving, sending back, correcting, withdrawing, asking a partner, noting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from sejuk.desk.stages.looking import LookForm


def _words(label: Any, help_text: Any = "", *, rows: int = 3, most: int = 500) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=most, widget=forms.Textarea(attrs={"rows": rows})
    )


class ApprovalForm(LookForm):
    """The hash of what was read, and what the stage asks."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ReturnForm(forms.Form):
    """What is missing."""

    reason = _words(gettext_lazy("Yang perlu diperbaiki"))


class CorrectionForm(forms.Form):
    """What changes, for everybody to read."""

    note = _words(
        gettext_lazy("Apa yang dikoreksi, dan mengapa"),
        gettext_lazy("Terbit bersama teksnya. Yang lama tetap terbit sampai koreksinya disetujui."),
    )


class WithdrawalForm(forms.Form):
    """Why it is taken back, for everybody to read."""

    reason = _words(
        gettext_lazy("Mengapa ditarik"), gettext_lazy("Alasan ini terbuka bagi semua. Jangan sebut orang.")
    )


class PartnerForm(forms.Form):
    """Where the link goes. It is used once and kept nowhere."""

    address = forms.EmailField(
        label=gettext_lazy("Surel mitra"),
        help_text=gettext_lazy(
            "Surel pada domain lembaga lain yang sudah bergabung berlaku sebagai persetujuan lembaga itu. "
            "Mitra lain ditampilkan sebagai pendukung. Alamatnya tidak disimpan."
        ),
        max_length=254,
    )


class NoteForm(forms.Form):
    """A private note."""

    text = _words(
        gettext_lazy("Tulis catatan"),
        gettext_lazy("Hanya untuk yang mengerjakan teks ini. Tidak pernah ikut terbit."),
        rows=2,
        most=2000,
    )


class ReviewForm(forms.Form):
    """What somebody found who looked at an emergency afterwards."""

    review = _words(gettext_lazy("Yang Anda periksa, dan hasilnya"), rows=4, most=1000)


class AnswerForm(forms.Form):
    """What a partner may add to the answer."""

    comment = forms.CharField(
        label=gettext_lazy("Pesan untuk penulisnya"),
        help_text=gettext_lazy("Hanya dibaca yang mengerjakan teks ini."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
