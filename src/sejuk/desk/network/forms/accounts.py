"""Registering an official account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sejuk.desk.network.accounts.registering import Registration
from sejuk.desk.network.models import Platform
from sejuk.desk.organisation.models import Unit


class AccountForm(forms.Form):
    """What is registered. The keeper is a function, not a name."""

    platform = forms.ChoiceField(label=_("Platform"), choices=Platform.choices)
    name = forms.CharField(label=_("Nama akun"), max_length=120)
    address = forms.URLField(label=_("Alamat"), max_length=300, assume_scheme="https")
    keeper = forms.CharField(
        label=_("Penanggung jawab"), help_text=_("Jabatan, misalnya Kasubbid PID."), max_length=120
    )
    proof_address = forms.URLField(
        label=_("Halaman tempat tanda dipasang"),
        help_text=_(
            "Kosong berarti halaman akun itu sendiri. Bila platformnya tertutup, pakai halaman di situs "
            "lembaga yang menyebut alamat akunnya."
        ),
        max_length=300,
        required=False,
        assume_scheme="https",
    )
    feed = forms.URLField(
        label=_("Alamat umpan (RSS)"),
        help_text=_("Dari sini terlihat kapan kiriman terakhir."),
        max_length=300,
        required=False,
        assume_scheme="https",
    )
    silent_after = forms.IntegerField(
        label=_("Ingatkan bila tidak ada kiriman selama (hari)"), min_value=1, max_value=365, initial=14
    )
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 – for the type checker
        field.queryset = units

    def registration(self) -> Registration:
        """What was said."""
        return Registration(**{name: value for name, value in self.cleaned_data.items() if name != "unit"})
