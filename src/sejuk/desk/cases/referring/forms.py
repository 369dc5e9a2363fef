"""What people fill in about letters."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from sejuk.desk import clock
from sejuk.desk.cases.models import Case, ResponseDecision
from sejuk.desk.cases.referring.access import own_units
from sejuk.desk.cases.referring.destinations import places
from sejuk.desk.cases.referring.making import Draft
from sejuk.desk.organisation.models import Member, Unit

#: Days within which an answer is asked for.
DAYS = {"1": _("1 hari"), "3": _("3 hari"), "7": _("7 hari"), "14": _("14 hari"), "30": _("30 hari")}


class LetterForm(forms.Form):
    """Where to, about what, until when."""

    destination = forms.ChoiceField(label=_("Tujuan"))
    subject = forms.CharField(label=_("Perihal"), max_length=200)
    body = forms.CharField(
        label=_("Uraian dengan kata-kata sendiri"),
        help_text=_(
            "Tanpa nama, akun, atau kutipan dari warga. Putusan dan alamat publik ditambahkan sendiri."
        ),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    within = forms.ChoiceField(label=_("Dijawab dalam"), choices=list(DAYS.items()), initial="7")

    def due_at(self) -> datetime:
        """Until when an answer is asked for."""
        return clock.now() + timedelta(days=int(self.cleaned_data["within"]))


class ReferForm(LetterForm):
    """A letter about a case."""

    about_official = forms.BooleanField(
        label=_("Ini tentang peserta, tim kampanye, pejabat, atau petugas; bukan tentang warga"),
        required=False,
    )

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._case = case
        field = cast("forms.ChoiceField", self.fields["destination"])
        field.choices = [(place.code, place.name) for place in places().values()]

    def draft(self) -> Draft:
        """The letter that the valid form asks for; it carries out the first decision to refer that waits."""
        said = self.cleaned_data
        waiting = self._case.decisions.filter(kind=ResponseDecision.Kind.REFER, referral__isnull=True)
        return Draft(
            said["destination"],
            said["subject"],
            said["body"],
            self.due_at(),
            said["about_official"],
            waiting.first(),
        )


class RouteForm(LetterForm):
    """A matter without a case."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit yang meneruskan"), empty_label=None)
    field_order = ("unit", "destination", "subject", "body", "within")

    def __init__(self, member: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = cast("forms.ModelChoiceField[Unit]", self.fields["unit"])
        units.queryset = own_units(member)
        field = cast("forms.ChoiceField", self.fields["destination"])
        field.choices = [(place.code, place.name) for place in places().values() if place.takes_complaints]
        self.fields["body"].help_text = _(
            "Apa yang dikeluhkan, di mana, kapan. Tanpa pengadu, nomor kasus, atau alamat unggahan: "
            "tidak ada yang menghubungkan aduan ini dengan kasus."
        )


class AnswerForm(forms.Form):
    """What the destination answered."""

    text = forms.CharField(label=_("Jawaban"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
