"""The list's filters, as they stand in the address. None of them singles out criticism (G2)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.db.models import F, QuerySet
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext_lazy as _

from sejuk.desk.narratives.lexemes import title_query
from sejuk.desk.narratives.models import Narrative, NarrativeState
from sejuk.desk.narratives.words import THEME_WORDS
from sejuk.desk.organisation.models import Territory

ORDERS: dict[str, tuple[str | OrderBy, Any]] = {
    "suhu": ("-temperature", _("Terpanas")),
    "naik": ((F("temperature") - F("temperature_before")).desc(), _("Paling naik")),
    "ramai": ("-posts_day", _("Paling ramai sehari ini")),
    "baru": ("-first_at", _("Paling baru muncul")),
    "besar": ("-posts_count", _("Paling banyak unggahan")),
}
PERIODS: dict[str, tuple[timedelta, Any]] = {
    "1": (timedelta(days=1), _("24 jam terakhir")),
    "7": (timedelta(days=7), _("7 hari terakhir")),
    "30": (timedelta(days=30), _("30 hari terakhir")),
}
#: The list of regencies is offered where it stays short; any code may stand in the address.
_SHORT = 80


class FilterForm(forms.Form):
    """What the list shows. Everything may be empty."""

    cari = forms.CharField(
        label=_("Cari dalam judul"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    tema = forms.ChoiceField(label=_("Tema"), required=False)
    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False)
    keadaan = forms.ChoiceField(label=_("Keadaan"), required=False)
    suhu = forms.IntegerField(
        label=_("Suhu paling rendah"),
        required=False,
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"class": "input w-full"}),
    )
    rentang = forms.ChoiceField(label=_("Ada unggahan dalam"), required=False)
    urut = forms.ChoiceField(label=_("Urutan"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        anything = ("", _("Semua"))
        states = [s for s in NarrativeState if s != NarrativeState.MERGED]
        self._offer("tema", [anything, *THEME_WORDS.items()])
        self._offer("wilayah", [anything, *_territories(self.data.get("wilayah", ""))])
        self._offer("keadaan", [("", _("Aktif dan dibisukan")), *((s.value, s.label) for s in states)])
        self._offer("rentang", [anything, *((code, words) for code, (_span, words) in PERIODS.items())])
        self._offer("urut", [(code, words) for code, (_order, words) in ORDERS.items()])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 – for the type checker
        field.choices = choices

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order was chosen."""
        return any(value not in ("", None) for name, value in self.cleaned_data.items() if name != "urut")


def filtered(narratives: QuerySet[Narrative], chosen: dict[str, Any], at: datetime) -> QuerySet[Narrative]:
    """Those of ``narratives`` (a door's) that fit the cleaned values of :class:`FilterForm`, in its order."""
    if query := title_query(chosen.get("cari") or ""):
        narratives = narratives.filter(lexemes=query)
    if theme := chosen.get("tema"):
        narratives = narratives.filter(theme=theme)
    if territory := chosen.get("wilayah"):
        narratives = narratives.filter(places__contains=[territory])
    if (least := chosen.get("suhu")) is not None:
        narratives = narratives.filter(temperature__gte=least)
    if period := chosen.get("rentang"):
        narratives = narratives.filter(last_at__gt=at - PERIODS[period][0])
    state = chosen.get("keadaan")
    states = [state] if state else [NarrativeState.ACTIVE, NarrativeState.MUTED]
    order, _words = ORDERS[chosen.get("urut") or "suhu"]
    return narratives.filter(state__in=states).order_by(order, "-last_at", "key")


def _territories(chosen: str) -> list[tuple[str, str]]:
    below = Territory.objects.exclude(level=Territory.Level.COUNTRY)
    if below.count() > _SHORT:
        province = chosen.partition(".")[0]
        below = below.filter(level=Territory.Level.PROVINCE) | below.filter(parent=province)
    return [
        (row.code, f"{'  ' if row.level == 'regency' else ''}{row.name}") for row in below.order_by("code")
    ]
