"""What people fill in about neutrality."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sejuk.desk import clock
from sejuk.desk.cases.models import Destination
from sejuk.desk.cases.public.contact import LONGEST
from sejuk.desk.cases.reporting.places import offered
from sejuk.desk.organisation.access import accessible_units
from sejuk.desk.organisation.models import Institution, Member, Territory, Unit
from sejuk.desk.review.complaining import oversight_of
from sejuk.desk.review.pledges import items
from sejuk.desk.review.transitions import CHECKS


class ComplaintForm(forms.Form):
    """A complaint about an official. No name is asked for, neither of who complains nor of the official."""

    client_id = forms.UUIDField(widget=forms.HiddenInput())
    accused = forms.ModelChoiceField(
        label=_("Pejabat dari lembaga mana"), queryset=Institution.objects.none(), empty_label=_("Pilih")
    )
    territory = forms.ModelChoiceField(
        label=_("Di mana"), queryset=Territory.objects.none(), to_field_name="code", empty_label=_("Pilih")
    )
    text = forms.CharField(
        label=_("Apa yang terjadi, kapan, jabatan apa"),
        help_text=_("Jabatan cukup, nama tidak perlu. Jangan tulis siapa Anda."),
        min_length=20,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    contact = forms.EmailField(
        label=_("Surel untuk dikirimi jawaban"),
        help_text=_(
            "Disimpan tersandi; petugas tidak melihatnya. Tanpa surel, jawabannya dibaca dengan nomor aduan."
        ),
        max_length=LONGEST,
        required=False,
    )
    website = forms.CharField(
        required=False,
        label=_("Kosongkan"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        joined = Institution.objects.filter(joined_at__isnull=False)
        self.fields["accused"].queryset = joined.order_by("name")  # type: ignore[attr-defined]
        places = Territory.objects.filter(pk__in=[place.pk for place in offered()])
        self.fields["territory"].queryset = places.order_by("code")  # type: ignore[attr-defined]
        self.initial.setdefault("client_id", uuid.uuid4())
        self.fields["website"].widget = forms.HiddenInput()


class ForwardForm(forms.Form):
    """The letter to the oversight body, in the desk's words."""

    destination = forms.ChoiceField(label=_("Lembaga pengawas"))
    subject = forms.CharField(label=_("Perihal"), min_length=10, max_length=160)
    body = forms.CharField(
        label=_("Isi surat, dengan kata-kata Anda sendiri"),
        help_text=_("Apa yang diadukan, di mana, dan kapan. Jangan salin kalimat pengadu."),
        min_length=20,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, accused: Institution, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offers = [(one.value, Destination(one).label) for one in oversight_of(accused)]
        self.fields["destination"].choices = offers  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """What became of it."""

    words = forms.CharField(
        label=_("Jawaban untuk pengadu"),
        min_length=20,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class CheckForm(forms.Form):
    """The checklist of a unit for a day."""

    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none(), empty_label=None)
    day = forms.DateField(
        label=_("Hari kegiatan"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    done = forms.MultipleChoiceField(
        label=_("Yang sudah dipastikan"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, member: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = accessible_units(member, CHECKS)  # type: ignore[attr-defined]
        self.fields["done"].choices = [(one.code, one.said) for one in items().values()]  # type: ignore[attr-defined]

    def clean_day(self) -> Any:
        """Before or on the day, not after."""
        day = self.cleaned_data["day"]
        if day < clock.now().date():
            raise forms.ValidationError(gettext("Harinya sudah lewat. Daftar ini diisi sebelum kegiatan."))
        return day
