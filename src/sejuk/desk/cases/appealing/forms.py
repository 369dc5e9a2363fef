"""The forms of appeals."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.appealing.receiving import REFERENCE
from sejuk.desk.cases.models import Appeal
from sejuk.desk.cases.public.contact import LONGEST
from sejuk.engine import canonical_url


class AppealForm(forms.Form):
    """A request from the public."""

    kind = forms.ChoiceField(
        label=_("Yang Anda minta"), choices=Appeal.Kind.choices, widget=forms.RadioSelect, initial="appeal"
    )
    reference = forms.CharField(
        label=_("Nomor kasus"),
        help_text=_("Tertulis di putusannya, misalnya K-123. Untuk permintaan hapus tidak perlu."),
        max_length=24,
        required=False,
    )
    address = forms.CharField(
        label=_("Alamat konten"),
        help_text=_("Untuk permintaan hapus: alamat lengkap unggahan atau halamannya."),
        max_length=2000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    text = forms.CharField(
        label=_("Alasan Anda"),
        help_text=_("Apa yang keliru, dan apa buktinya. Jangan tulis nama atau data orang lain."),
        min_length=20,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    contact = forms.EmailField(
        label=_("Surel untuk dikirimi jawaban"),
        help_text=_("Disimpan tersandi dan dihapus begitu jawaban dikirim."),
        max_length=LONGEST,
        required=False,
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("client_id", uuid.uuid4())

    def clean_reference(self) -> str:
        """A number, whether or not there is such a case."""
        typed: str = self.cleaned_data["reference"]
        if typed.strip() and not REFERENCE.match(typed):
            raise forms.ValidationError(_("Nomor kasus ditulis seperti K-123."))
        return typed.strip()

    def clean_address(self) -> str:
        """The item's one address, without a handle."""
        typed: str = self.cleaned_data["address"]
        address = canonical_url(typed) if typed.strip() else ""
        if address is None or len(address) > 400:
            raise forms.ValidationError(
                _("Ini bukan alamat sebuah unggahan atau halaman. Salin alamat lengkapnya.")
            )
        return address

    def clean(self) -> dict[str, Any]:
        """Each kind needs to say what it is about."""
        said: dict[str, Any] = super().clean() or {}
        erasure = said.get("kind") == Appeal.Kind.ERASURE
        if erasure and not said.get("address") and "address" not in self.errors:
            self.add_error("address", _("Isi alamat konten yang Anda minta dihapus."))
        if not erasure and not said.get("reference") and "reference" not in self.errors:
            self.add_error("reference", _("Isi nomor kasus yang putusannya Anda persoalkan."))
        if not erasure:
            said["address"] = ""
        return said


class ReviewForm(forms.Form):
    """A reasoned answer."""

    answer = forms.CharField(
        label=_("Jawaban dan alasannya"),
        help_text=_("Bahasa sehari-hari. Dapat dibaca siapa pun yang memegang nomornya."),
        min_length=20,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    without_mail = forms.BooleanField(label=_("Jangan kirim surel; kontaknya tetap dihapus"), required=False)
