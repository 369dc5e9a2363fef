"""The forms of reporting."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.models import Case, Report
from sejuk.desk.cases.public.contact import LONGEST
from sejuk.desk.cases.reporting.places import choices, offered
from sejuk.desk.listening.forms_tips import TipForm
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Territory


class WithPlace(forms.Form):
    """A form that may name a place, and that is taken once however often it is sent."""

    place = forms.ChoiceField(
        label=_("Di mana beredarnya"), help_text=_("Provinsi atau kabupaten/kota."), required=False
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = offered()
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 – for the type checker
        field.choices = choices(self._places)
        self.initial.setdefault("client_id", uuid.uuid4())

    def clean_place(self) -> Territory | None:
        """The territory, None where nobody named one."""
        code = self.cleaned_data["place"]
        return next((place for place in self._places if place.code == code), None)


class CitizenForm(WithPlace, TipForm):
    """A message that goes around, and what the office needs to answer."""

    contact = forms.EmailField(
        label=_("Surel untuk dikirimi jawaban"),
        help_text=_(
            "Disimpan tersandi dan dihapus begitu jawaban dikirim. Tanpa surel, "
            "jawabannya dapat dibaca dengan nomor laporan."
        ),
        max_length=LONGEST,
        required=False,
    )
    field_order = ("text", "address", "place", "contact")


class FieldForm(WithPlace):
    """What an officer met in the field; fields in the order in which one thinks of them."""

    title = forms.CharField(
        label=_("Apa yang beredar, dalam satu kalimat"),
        help_text=_(
            "Kabarnya, bukan orangnya. Jangan tulis nama, nomor telepon, atau alamat rumah siapa pun."
        ),
        min_length=10,
        max_length=240,
    )
    text = forms.CharField(
        label=_("Isi pesan atau yang terdengar"),
        help_text=_("Sebutan akun, nomor telepon, dan NIK disamarkan."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    medium = forms.ChoiceField(label=_("Bentuknya"), choices=Report.Medium.choices)
    address = forms.CharField(
        label=_("Tautan publiknya"),
        max_length=2000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    field_order = ("title", "text", "medium", "place", "address")


class OpenForm(forms.Form):
    """A case in the desk's own words; perhaps of a narrative that is on the board."""

    title = forms.CharField(
        label=_("Klaimnya, dalam satu kalimat"),
        help_text=_("Dengan kata-kata kantor, tanpa nama orang."),
        min_length=10,
        max_length=240,
    )
    summary = forms.CharField(
        label=_("Di mana terlihat dan mengapa penting"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    narrative = forms.ChoiceField(label=_("Narasi yang sama"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, narratives: Sequence[Narrative], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._narratives = {one.key: one for one in narratives}
        field = self.fields["narrative"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 – for the type checker
        named = [(one.key, f"{one.headline[:120]} ({one.key})") for one in narratives]
        field.choices = [("", _("Tidak ada, atau belum tahu")), *named]
        if not narratives:
            del self.fields["narrative"]

    def chosen(self) -> Narrative | None:
        """The narrative that was chosen."""
        return self._narratives.get(self.cleaned_data.get("narrative", ""))


class AttachForm(forms.Form):
    """Which open case is about the same."""

    case = forms.ChoiceField(label=_("Kasus terbuka yang mirip"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, cases: Sequence[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["case"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 – for the type checker
        field.choices = [(str(one.pk), f"{one}: {one.title}") for one in cases]


class AnswerForm(forms.Form):
    """What the reporter reads."""

    text = forms.CharField(
        label=_("Jawaban untuk pelapor"),
        help_text=_(
            "Bahasa sehari-hari, tanpa menyebut orang. Dapat dibaca siapa pun yang memegang nomornya."
        ),
        min_length=10,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    without_mail = forms.BooleanField(label=_("Jangan kirim surel; kontaknya tetap dihapus"), required=False)
