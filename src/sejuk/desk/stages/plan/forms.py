"""What people fill in to plan content."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sejuk.desk.narratives.words import THEME_WORDS
from sejuk.desk.organisation.models import Member, Territory, Unit
from sejuk.desk.people import AUDIENCES, choices
from sejuk.desk.stages.current import Calendar
from sejuk.desk.stages.plan.services import Piece

#: A piece is due when offices close.
_CLOSING = time(16)


def due_at(day: date, unit: Unit) -> datetime:
    """The moment at which something for this day is due, in the unit's zone."""
    return datetime.combine(day, _CLOSING, ZoneInfo(unit.time_zone))


class _Due(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date", "class": "input w-full"}, format="%Y-%m-%d")


class PieceForm(forms.Form):
    """One piece of content."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    title = forms.CharField(
        label=_("Apa yang dibuat"),
        help_text=_("Misalnya: video satu menit cara memeriksa nama di daftar pemilih."),
        max_length=160,
    )
    stage = forms.ChoiceField(label=_("Untuk tahapan"))
    theme = forms.ChoiceField(label=_("Tema"), choices=list(THEME_WORDS.items()))
    territory = forms.ModelChoiceField(
        label=_("Wilayah"), queryset=Territory.objects.none(), empty_label=None
    )
    audience = forms.ChoiceField(label=_("Untuk siapa"), choices=choices(AUDIENCES))
    unit = forms.ModelChoiceField(label=_("Unit pembuat"), queryset=Unit.objects.none(), empty_label=None)
    maker = forms.ModelChoiceField(
        label=_("Pembuat"),
        help_text=_("Kosongkan bila belum ditentukan; petugas piket unit itu yang diingatkan."),
        queryset=Member.objects.none(), required=False, empty_label=_("Belum ditentukan"),
    )  # fmt: skip
    due = _Due(label=_("Paling lambat"), help_text=_("Diingatkan lewat surel sehari sebelumnya."))

    def __init__(
        self, *args: Any, calendar: Calendar, places: QuerySet[Territory], units: QuerySet[Unit],
        makers: QuerySet[Member], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        stages = [
            (f"{one.cycle.code}/{one.code}", f"{one.name} ({one.cycle.name})")
            for one in calendar.stages
            if one.counts
        ]
        self.fields["stage"].choices = stages  # type: ignore[attr-defined]
        for name, rows in (("territory", places), ("unit", units), ("maker", makers)):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def piece(self) -> Piece:
        """What was said."""
        said = self.cleaned_data
        cycle, _slash, stage = said["stage"].partition("/")
        return Piece(
            cycle, stage, said["theme"], said["territory"], said["audience"], said["title"], said["unit"],
            due_at(said["due"], said["unit"]), said["maker"], said["key"],
        )  # fmt: skip


class ChangeForm(forms.Form):
    """Somebody else, another day."""

    maker = forms.ModelChoiceField(
        label=_("Pembuat"), queryset=Member.objects.none(), required=False,
        empty_label=_("Belum ditentukan"),
    )  # fmt: skip
    due = _Due(label=_("Paling lambat"))

    def __init__(self, *args: Any, makers: QuerySet[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["maker"].queryset = makers  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """A sentence about what was done: where it was used, or why not."""

    reason = forms.CharField(label=_("Keterangan"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
