"""Forms for units, members, roles and invitations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk import clock
from sejuk.desk.organisation.forms.passwords import NewPasswordForm
from sejuk.desk.organisation.models import Institution, Member, Role, Territory, Unit
from sejuk.desk.shell.zones import zone_name

_MOST_UNITS_AT_ONCE = 100
_LONGEST_NAME = 160


class InviteForm(forms.Form):
    """Whom to invite, to which role."""

    name = forms.CharField(max_length=120, label=_("Nama"))
    email = forms.EmailField(label=_("Surel dinas"))
    role = forms.ChoiceField(label=_("Peran"), choices=Role.choices)


class FirstAdministratorForm(forms.Form):
    """Whom to invite as the first administrator of an institution."""

    name = forms.CharField(max_length=120, label=_("Nama"))
    email = forms.EmailField(label=_("Surel di domain lembaga itu"))


class RoleForm(forms.Form):
    """A role on one of the units that the administrator reaches."""

    role = forms.ChoiceField(label=_("Peran"), choices=Role.choices)
    unit = forms.ModelChoiceField(queryset=Unit.objects.none(), label=_("Unit"))
    ends_at = forms.DateTimeField(
        required=False,
        label=_("Sampai"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )

    stands_in_for = forms.ModelChoiceField(
        queryset=Member.objects.none(),
        required=False,
        label=_("Menggantikan"),
        help_text=_("Untuk pengganti sementara: rekan yang digantikan. Isi juga batas waktunya."),
    )

    def __init__(self, units: Any, colleagues: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["stands_in_for"].queryset = colleagues  # type: ignore[attr-defined]
        self.fields["ends_at"].help_text = _("Waktu %(zone)s. Kosongkan bila tanpa batas waktu.") % {
            "zone": zone_name()
        }

    def clean_ends_at(self) -> Any:
        """A role ends later than now."""
        ends_at = self.cleaned_data["ends_at"]
        if ends_at is not None and ends_at <= clock.now():
            raise ValidationError(_("Pilih waktu yang belum lewat."))
        return ends_at


class PasswordForm(NewPasswordForm):
    """The password of somebody who accepts an invitation."""

    def __init__(self, email: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._email = email

    def email_of(self, data: dict[str, Any]) -> str:
        """The invited address."""
        return self._email


class UnitsForm(forms.Form):
    """Units to add under one: a name a line, all in one territory."""

    names = forms.CharField(
        label=_("Nama unit"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Satu nama pada tiap baris."),
    )
    territory = forms.ModelChoiceField(queryset=Territory.objects.none(), label=_("Wilayah"))

    def __init__(self, parent: Unit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inside = Q(pk=parent.territory_id) | Q(parent=parent.territory_id)
        self.fields["territory"].queryset = Territory.objects.filter(inside)  # type: ignore[attr-defined]

    def clean_names(self) -> list[str]:
        """The names, without empty lines."""
        names = [line.strip() for line in self.cleaned_data["names"].splitlines() if line.strip()]
        if not 0 < len(names) <= _MOST_UNITS_AT_ONCE:
            raise ValidationError(_("Tulis satu sampai seratus nama."))
        if any(len(name) > _LONGEST_NAME for name in names):
            raise ValidationError(_("Ada nama yang lebih panjang dari 160 huruf."))
        return names


class UnitForm(forms.ModelForm):  # type: ignore[type-arg]
    """A unit's name and hours."""

    class Meta:
        model = Unit
        fields = ["name", "around_the_clock"]
        labels = {"name": _("Nama unit"), "around_the_clock": _("Piket 24 jam")}


class InstitutionForm(forms.ModelForm):  # type: ignore[type-arg]
    """An institution to propose."""

    class Meta:
        model = Institution
        fields = ["name", "short_name", "kind", "domain"]
        labels = {
            "name": _("Nama lembaga"),
            "short_name": _("Nama pendek"),
            "kind": _("Jenis lembaga"),
            "domain": _("Domain lembaga"),
        }
        help_texts = {"domain": _("Domain yang dipakai lembaga itu untuk surel dinasnya.")}
