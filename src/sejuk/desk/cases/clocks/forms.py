"""What people fill in to hand a case on, and to change a limit."""

from __future__ import annotations

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import LONGEST_VALUE
from sejuk.desk.cases.forms.reasons import ReasonForm, words
from sejuk.desk.cases.models.clock import LONGEST, SHORTEST
from sejuk.desk.organisation.models import Unit


class _UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Unit) -> str:
        """The unit and its level; the same name occurs at two levels."""
        return f"{obj.name} ({obj.get_level_display()})"


class HandOnForm(ReasonForm):
    """To which unit, and why."""

    unit = _UnitField(
        queryset=Unit.objects.none(),
        label=_("Unit yang menerima"),
        error_messages={
            "required": _("Pilih unit yang menerima kasus ini."),
            "invalid_choice": _("Unit itu tidak dapat menerima kasus ini. Pilih salah satu dari daftar."),
        },
    )
    field_order = ("unit", "reason")

    def __init__(self, *args: object, units: QuerySet[Unit], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 – for the type checker
        field.queryset = units
        field.empty_label = _("Pilih unit")
        if len(units) == 1:
            field.initial = units[0].pk


def _minutes(label: object, help_text: object, least: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        min_value=least,
        max_value=LONGEST,
        widget=forms.NumberInput(attrs={"class": "input w-full"}),
    )


class LimitForm(forms.Form):
    """How long a unit has, and why; the reason goes into the audit chain, which takes no longer value."""

    minutes = _minutes(
        _("Batas waktu dalam menit kerja"),
        _("Hanya jam kerja unit yang dihitung. Satu hari kerja kantor berisi 450 menit."),
        SHORTEST,
    )
    grace = _minutes(
        _("Naik sendiri sesudah terlambat berapa menit kerja"),
        _("Selama itu kasusnya masih di unit yang terlambat."),
        1,
    )
    reason = words(
        _("Alasan"),
        _("Satu kalimat. Tercatat dalam audit."),
        min_length=5,
        max_length=LONGEST_VALUE,
    )
