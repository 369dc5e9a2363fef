"""What a head fills in to make a roster, and to change a shift."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sejuk.desk.duty.forms.slots import SlotsField
from sejuk.desk.duty.rostering.known import OWN, known
from sejuk.desk.duty.rostering.planning import MOST_TEAMS, Plan
from sejuk.desk.duty.rostering.rotation import Rotation
from sejuk.desk.organisation.models import Member

_TEAM = "team_"


def day_field(label: object, help_text: object = "") -> forms.DateField:
    """A day, chosen or typed."""
    return forms.DateField(
        label=label,  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input w-full"}),
        error_messages={"invalid": _("Tulis tanggalnya seperti 2029-02-14.")},
    )


class PlanForm(forms.Form):
    """Pattern, rotation, first day, and the team of each member."""

    pattern = forms.ChoiceField(label=_("Pola jam"), widget=forms.RadioSelect)
    own = SlotsField(
        label=_("Giliran pola sendiri"),
        help_text=_("Satu baris satu giliran, misalnya: Siang 07.00-19.00 Sen-Jum. Tanpa hari: setiap hari."),
        required=False,
    )
    on_holidays = forms.BooleanField(
        label=_("Pola sendiri juga berlaku pada hari libur nasional"), required=False, initial=True
    )
    rotation = forms.ChoiceField(
        label=_("Pergantian regu"), choices=Rotation.choices, widget=forms.RadioSelect
    )
    starts_on = day_field(
        _("Berlaku mulai"), _("Jadwal lama berakhir pada hari itu; giliran sebelum hari itu tidak berubah.")
    )

    def __init__(self, *args: Any, people: Iterable[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = list(people)
        choices = [(one.code, one.name) for one in known().values()]
        self.fields["pattern"] = forms.ChoiceField(
            label=self.fields["pattern"].label,
            choices=[*choices, (OWN, _("Pola sendiri"))],
            widget=forms.RadioSelect,
        )
        numbers = range(1, min(MOST_TEAMS, max(2, len(self._people))) + 1)
        teams = [
            ("", _("Tidak ikut")),
            *((str(n), gettext("Regu %(number)d") % {"number": n}) for n in numbers),
        ]
        for one in self._people:
            self.fields[f"{_TEAM}{one.pk}"] = forms.ChoiceField(
                label=one.name, choices=teams, required=False, help_text=one.unit.name
            )

    def clean(self) -> dict[str, Any]:
        """Somebody takes part; a pattern of one's own has slots."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("pattern") == OWN and not cleaned.get("own") and "own" not in self.errors:
            self.add_error("own", gettext("Tulis paling sedikit satu giliran."))
        if not self._teams(cleaned):
            self.add_error(None, gettext("Belum ada yang ikut. Pilih regu untuk paling sedikit satu orang."))
        return cleaned

    def plan(self) -> Plan:
        """What was filled in."""
        said = self.cleaned_data
        one = known().get(said["pattern"])
        return Plan(
            pattern=said["pattern"],
            slots=one.pattern.slots if one else said["own"],
            on_holidays=one.pattern.on_holidays if one else said["on_holidays"],
            rotation=said["rotation"],
            starts_on=said["starts_on"],
            teams=self._teams(said),
        )

    def _teams(self, said: dict[str, Any]) -> list[list[Member]]:
        by_number: dict[int, list[Member]] = defaultdict(list)
        for one in self._people:
            if number := said.get(f"{_TEAM}{one.pk}"):
                by_number[int(number)].append(one)
        return [by_number[number] for number in sorted(by_number)]


class PeopleForm(forms.Form):
    """Who is on one shift."""

    people = forms.ModelMultipleChoiceField(
        queryset=Member.objects.none(),
        label=_("Petugas giliran ini"),
        help_text=_(
            "Kosongkan semua bila belum ada yang dapat bertugas; gilirannya lalu tampil sebagai celah."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, people: QuerySet[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 – for the type checker
        field.queryset = people


class LeaveForm(forms.Form):
    """The days. There is no field for why."""

    first = day_field(_("Hari pertama tidak bertugas"))
    last = day_field(_("Hari terakhir tidak bertugas"))


class LeaveForForm(LeaveForm):
    """The same for a colleague."""

    member = forms.ModelChoiceField(
        queryset=Member.objects.none(), label=_("Anggota"), empty_label=_("Pilih anggota")
    )
    field_order = ("member", "first", "last")

    def __init__(self, *args: Any, people: QuerySet[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["member"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 – for the type checker
        field.queryset = people


class SwapForm(forms.Form):
    """Which shift of a colleague is asked for."""

    take = forms.ChoiceField(
        label=_("Giliran rekan yang Anda minta"),
        error_messages={
            "required": _("Pilih giliran rekan Anda."),
            "invalid_choice": _("Giliran itu tidak dapat ditukar lagi. Pilih salah satu dari daftar."),
        },
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["take"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 – for the type checker
        field.choices = [("", _("Pilih giliran")), *choices]
