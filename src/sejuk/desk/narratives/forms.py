"""What people say when they change something: always a reason."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_MUTE_HOURS = {"6": 6, "24": 24, "72": 72, "168": 168}


class ReasonForm(forms.Form):
    """A reason in the person's own words; it is read by colleagues and stays in the audit."""

    reason = forms.CharField(
        label=_("Alasan"),
        help_text=_("Satu atau dua kalimat. Terbaca oleh rekan Anda dan tercatat dalam audit."),
        min_length=5,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MergeForm(ReasonForm):
    """Which narrative takes this one in."""

    into = forms.CharField(
        label=_("Digabung ke narasi nomor"),
        help_text=_("Nomor narasi yang membicarakan hal yang sama, misalnya n-1234."),
        max_length=32,
    )
    field_order = ("into", "reason")

    def clean_into(self) -> str:
        """Numbers are copied with spaces around them."""
        value: str = self.cleaned_data["into"]
        return value.strip()


class SplitForm(ReasonForm):
    """Which variants leave."""

    variants = forms.MultipleChoiceField(
        label=_("Varian yang dipisah"),
        help_text=_("Pilih yang membicarakan hal lain. Paling sedikit satu tinggal."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih paling sedikit satu varian.")},
    )
    field_order = ("variants", "reason")

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["variants"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 – for the type checker
        field.choices = choices
        self._all = len(choices)

    def clean_variants(self) -> list[str]:
        """Something must stay."""
        chosen: list[str] = self.cleaned_data["variants"]
        if len(chosen) >= self._all:
            raise forms.ValidationError(_("Sisakan paling sedikit satu varian."))
        return chosen


class MuteForm(ReasonForm):
    """For how long a narrative raises no alert."""

    hours = forms.ChoiceField(
        label=_("Selama"),
        choices=[("6", _("6 jam")), ("24", _("1 hari")), ("72", _("3 hari")), ("168", _("7 hari"))],
        initial="24",
    )
    field_order = ("hours", "reason")

    def until(self, at: datetime) -> datetime:
        """The moment the mute ends by itself."""
        return at + timedelta(hours=_MUTE_HOURS[self.cleaned_data["hours"]])


class AcknowledgeForm(forms.Form):
    """A person takes the alert on; a note helps the next shift."""

    note = forms.CharField(
        label=_("Catatan untuk piket berikutnya"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DismissForm(forms.Form):
    """Why it is no problem."""

    note = forms.CharField(
        label=_("Mengapa ini bukan masalah?"),
        help_text=_("Misalnya: kabar lama yang sudah diluruskan, atau acara yang memang ramai."),
        min_length=5,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _number() -> forms.NumberInput:
    return forms.NumberInput(attrs={"class": "input w-full"})


class BudgetForm(forms.Form):
    """How many alerts the office can answer.

    Zero would silence the early warning without anybody seeing it.
    """

    analysts = forms.IntegerField(
        label=_("Petugas yang menjawab peringatan"), min_value=1, max_value=200, widget=_number()
    )
    per_analyst = forms.IntegerField(
        label=_("Peringatan per petugas dalam 24 jam"), min_value=1, max_value=50, widget=_number()
    )
