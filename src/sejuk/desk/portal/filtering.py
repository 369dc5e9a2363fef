"""What a list is narrowed by. What cannot be understood narrows nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.reporting.places import choices, offered
from sejuk.desk.narratives.words import THEME_WORDS
from sejuk.desk.portal.published import KINDS, Wanted, years
from sejuk.engine.labels import THEMES


class FilterForm(forms.Form):
    """By words, kind, theme, place and year."""

    kata = forms.CharField(label=_("Kata"), max_length=100, required=False)
    jenis = forms.ChoiceField(label=_("Jenis"), required=False)
    tema = forms.ChoiceField(label=_("Tema"), required=False)
    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False)
    tahun = forms.ChoiceField(label=_("Tahun"), required=False)

    def __init__(self, said: Mapping[str, Any]) -> None:
        super().__init__(said)
        self._offer("jenis", [(one.value, one.label) for one in KINDS])
        self._offer("tema", [(one.code, THEME_WORDS[one.code]) for one in THEMES])
        self._offer("wilayah", [one for one in choices(offered()) if one[0]])
        self._offer("tahun", [(str(year), str(year)) for year in years()])

    def _offer(self, name: str, offered: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 – for the type checker
        field.choices = [("", _("Semua")), *offered]


def wanted_of(said: Mapping[str, Any]) -> tuple[FilterForm, Wanted]:
    """The form as it was sent, and what it asks for."""
    form = FilterForm(said)
    form.is_valid()
    good = form.cleaned_data
    wanted = Wanted(
        words=good.get("kata", ""),
        kind=good.get("jenis", ""),
        theme=good.get("tema", ""),
        territory=good.get("wilayah", ""),
        year=int(good["tahun"]) if good.get("tahun") else None,
    )
    return form, wanted
