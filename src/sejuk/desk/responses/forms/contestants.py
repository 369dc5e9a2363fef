"""A contestant of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Territory
from sejuk.desk.responses.services.listing_contestants import Named


def _lines(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ContestantForm(forms.Form):
    """A public role by its public names. Nothing else is kept of it."""

    name = forms.CharField(label=_("Nama menurut KPU"), max_length=160)
    aliases = _lines(_("Sebutan lain"), _("Satu baris satu sebutan."))
    is_party = forms.BooleanField(label=_("Partai politik"), required=False)
    number = forms.IntegerField(label=_("Nomor urut"), required=False, min_value=1, max_value=99)
    slogans = _lines(_("Slogan"), _("Satu baris satu slogan."))
    territory = forms.ModelChoiceField(
        label=_("Wilayah pemilihan"), queryset=Territory.objects.order_by("code"), empty_label=None
    )
    source = forms.URLField(
        label=_("Halaman KPU yang mencantumkannya"), max_length=400, assume_scheme="https"
    )

    def named(self) -> Named:
        """What was filled in."""
        said = self.cleaned_data
        return Named(
            said["name"], said["territory"], said["source"], _split(said["aliases"]), _split(said["slogans"]),
            said["number"], said["is_party"],
        )  # fmt: skip


def _split(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
