"""What people fill in about evidence."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class CaptureForm(forms.Form):
    """Which page to keep."""

    url = forms.CharField(
        label=_("Alamat halaman publik"),
        help_text=_("Yang dapat dibuka siapa saja tanpa masuk. Percakapan dan grup tertutup ditolak."),
        max_length=2000,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    whole = forms.BooleanField(
        label=_("Simpan arsip lengkap (hanya media dan akun resmi di daftar sumber publik)"), required=False
    )


class FileForm(forms.Form):
    """A file from a public place."""

    berkas = forms.FileField(
        label=_("Gambar atau PDF, paling besar 10 MB"),
        help_text=_(
            "Gambar digambar ulang tanpa data tersembunyi; nama berkas tidak disimpan. "
            "Jangan unggah tangkapan percakapan, grup tertutup, atau wajah warga."
        ),
    )
