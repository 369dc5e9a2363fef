"""Sign up for mail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Unit


class SubscribeForm(forms.Form):
    """An address and a list, nothing else about anybody."""

    unit = forms.ModelChoiceField(label=_("Klarifikasi dari"), queryset=Unit.objects.none(), empty_label=None)
    address = forms.EmailField(
        label=_("Alamat surel"),
        help_text=_("Hanya dipakai untuk mengirim klarifikasi, dan dihapus begitu Anda berhenti."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 – for the type checker
        field.queryset = units
