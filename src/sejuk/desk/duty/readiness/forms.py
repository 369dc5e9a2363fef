"""A day of the office's own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sejuk.desk.duty.forms.planning import day_field
from sejuk.desk.organisation.models import Unit


class DayForm(forms.Form):
    """What day it is, and for whom."""

    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        label=_("Untuk unit ini dan semua di bawahnya"),
        empty_label=_("Pilih unit"),
    )
    name = forms.CharField(
        label=_("Nama hari itu"), help_text=_("Misalnya: Hari pemungutan suara."), max_length=120
    )
    day = day_field(_("Tanggal"))
    kind = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 – for the type checker
        field.queryset = units
