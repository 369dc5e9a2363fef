"""What people fill in about the library."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sejuk.desk import clock
from sejuk.desk.factchecks.models import Origin, Subscription
from sejuk.desk.factchecks.reviews import LONGEST_URL
from sejuk.desk.listening.models import Source
from sejuk.desk.shell.once import OnceForm


class FindForm(forms.Form):
    """Search by words or address."""

    q = forms.CharField(
        label=_("Pesan, klaim, atau alamat"), required=False, max_length=4000,
        help_text=_("Tempel pesan yang beredar atau tautannya; kata-katanya tidak perlu sama persis."),
    )  # fmt: skip
    origin = forms.ChoiceField(label=_("Asal"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["origin"].choices = [("", gettext("Semua asal")), *Origin.choices]  # type: ignore[attr-defined]


class AddressForm(forms.Form):
    """The address of a page with fact-checks."""

    url = forms.URLField(
        label=_("Alamat halaman cek fakta"), max_length=LONGEST_URL, assume_scheme="https",
        help_text=_("Halaman, umpan, atau data yang memuat ClaimReview; hanya itu yang diambil."),
    )  # fmt: skip


class SubscriptionForm(OnceForm):
    """Whose fact-checks are pulled, why, and until when."""

    name = forms.CharField(
        label=_("Nama"), min_length=3, max_length=160, help_text=_("Kantor atau situs cek faktanya.")
    )
    kind = forms.ChoiceField(label=_("Jenis"), choices=Subscription.Kind.choices)
    url = forms.URLField(
        label=_("Alamat datanya"), max_length=400, assume_scheme="https",
        help_text=_("Kantor lain yang memakai Sejuk: alamatnya ditambah /data/klarifikasi.json."),
    )  # fmt: skip
    purpose = forms.CharField(
        label=_("Tujuan"), min_length=20, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Dibaca publik: untuk apa cek faktanya dipakai."),
    )  # fmt: skip
    ends_on = forms.DateField(
        label=_("Berakhir pada"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Paling lama satu tahun dari sekarang."),
    )  # fmt: skip

    def clean_ends_on(self) -> date:
        """Ahead of us, within a year (G16)."""
        day: date = self.cleaned_data["ends_on"]
        today = clock.now().date()
        if not today < day <= today + timedelta(days=Source.MAX_DAYS):
            raise forms.ValidationError(
                gettext("Pilih tanggal sesudah hari ini, paling lama satu tahun lagi.")
            )
        return day

    def said(self) -> dict[str, Any]:
        """The subscription's own fields."""
        return {name: self.cleaned_data[name] for name in ("name", "kind", "url", "purpose", "ends_on")}
