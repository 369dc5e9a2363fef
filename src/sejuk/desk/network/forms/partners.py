"""Asking somebody, and what that somebody chooses."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sejuk.desk.network.models import Partner, Subject, Way
from sejuk.desk.network.models.partner import LANGUAGES
from sejuk.desk.network.partners.consenting import Choices
from sejuk.desk.network.partners.proposing import Proposal
from sejuk.desk.organisation.models import Territory, Unit
from sejuk.desk.people import PARTNERS, choices


class ProposalForm(forms.Form):
    """Who is asked. There is no field for what anybody thinks of them."""

    name = forms.CharField(label=_("Nama orang, redaksi, atau lembaga"), max_length=120)
    kind = forms.ChoiceField(label=_("Jenis"), choices=choices(PARTNERS))
    contact = forms.EmailField(
        label=_("Surel"),
        help_text=_("Satu surel dikirim ke alamat ini untuk bertanya. Tanpa jawaban, usulan ini dihapus."),
        max_length=254,
    )
    unit = forms.ModelChoiceField(label=_("Unit yang mengajak"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 – for the type checker
        field.queryset = units

    def proposal(self) -> Proposal:
        """The bare minimum."""
        said = self.cleaned_data
        return Proposal(said["kind"], said["name"], said["contact"])


class ChoicesForm(forms.Form):
    """What a partner chooses; everything is theirs to change or end later."""

    name = forms.CharField(label=_("Nama yang dipakai"), max_length=120)
    subjects = forms.MultipleChoiceField(
        label=_("Yang ingin Anda terima"), choices=Subject.choices, widget=forms.CheckboxSelectMultiple
    )
    way = forms.ChoiceField(label=_("Lewat mana"), choices=Way.choices, widget=forms.RadioSelect)
    territory = forms.ModelChoiceField(
        label=_("Wilayah yang Anda liput atau layani"),
        help_text=_("Anda hanya menerima kabar yang menyangkut wilayah ini."),
        queryset=Territory.objects.order_by("code"),
        empty_label=None,
    )
    language = forms.ChoiceField(label=_("Bahasa"), choices=LANGUAGES)
    disclosure = forms.CharField(
        label=_("Siapa pemilik atau penyandang dana Anda"),
        help_text=_("Dengan kata-kata Anda sendiri. Hanya tampil bila Anda mau dicantumkan."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_listed = forms.BooleanField(
        label=_("Cantumkan nama saya di daftar mitra yang terbuka"), required=False
    )

    def choices(self) -> Choices:
        """Their choices."""
        return Choices(**self.cleaned_data)


def chosen(partner: Partner) -> dict[str, Any]:
    """What the form shows at first: what was chosen, or what is nearest."""
    if not partner.subjects:
        territory = partner.unit.territory_id
        start = {"subjects": list(Subject.values), "way": Way.MAIL, "language": "id", "territory": territory}
        return {"name": partner.name, **start}
    return {
        "name": partner.name,
        "subjects": partner.subjects,
        "way": partner.way,
        "territory": partner.territory_id,
        "language": partner.language,
        "disclosure": partner.disclosure,
        "is_listed": partner.is_listed,
    }
