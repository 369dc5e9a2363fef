"""The form of a response decision, and of a request to a colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.forms.reasons import words
from sejuk.desk.cases.models import ResponseDecision
from sejuk.desk.cases.services.deciding import Plan
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.shell.zones import zone_name


class PlanForm(forms.Form):
    """What to do, why, who and until when."""

    kind = forms.ChoiceField(
        label=_("Tanggapan"),
        choices=ResponseDecision.Kind.choices,
        widget=forms.RadioSelect,
        help_text=_("Tidak menanggapi juga keputusan: rumor kecil sering padam sendiri."),
    )
    reason = words(_("Alasan"), min_length=5)
    owner_unit = forms.ModelChoiceField(label=_("Unit pelaksana"), queryset=Unit.objects.none())
    due_at = forms.DateTimeField(
        label=_("Batas waktu"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["owner_unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 – for the type checker
        field.queryset = units
        self.fields["due_at"].help_text = _("Waktu %(zone)s. Tidak perlu bila tidak menanggapi.") % {
            "zone": zone_name()
        }

    def plan(self) -> Plan:
        """What was decided."""
        return Plan(**self.cleaned_data)


if TYPE_CHECKING:
    MemberChoiceField = forms.ModelChoiceField[Member]
else:
    MemberChoiceField = forms.ModelChoiceField


#: More names than this nobody reads through; they come the nearest first.
SHOWN = 40


class ColleagueField(MemberChoiceField):
    """A colleague by name, unit and institution."""

    def label_from_instance(self, obj: Member) -> str:
        """``Name, unit (institution)``, and whether the colleague is on duty now."""
        label = f"{obj.name}, {obj.unit.name} ({obj.institution.short_name})"
        on_duty = _("piket sekarang")
        return f"{label}, {on_duty}" if getattr(obj, "is_on_now", False) else label


class SecondForm(forms.Form):
    """Whom to ask, by name: who is on duty now first, then the nearest."""

    colleague = ColleagueField(
        label=_("Siapa yang diminta?"), queryset=Member.objects.none(), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, colleagues: QuerySet[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["colleague"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 – for the type checker
        field.queryset = colleagues
        field.choices = [(one.pk, field.label_from_instance(one)) for one in colleagues[:SHOWN]]
