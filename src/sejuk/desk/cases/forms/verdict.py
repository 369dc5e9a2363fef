"""The form of a verdict, with the worksheet for hate speech and incitement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.forms.reasons import words
from sejuk.desk.cases.models import Accuracy, Harm, Verdict
from sejuk.desk.cases.services.proposing import SEVERE, Proposal

#: The six factors of the threshold test of the Rabat Plan of Action (A/HRC/22/17/Add.4, § 29), with what
#: each asks. Written answers are needed to all of them.
FACTORS = {
    "context": (
        _("1. Konteks"),
        _("Apa yang sedang terjadi di masyarakat saat dan di tempat kata-kata itu muncul?"),
    ),
    "speaker": (
        _("2. Kedudukan pembicara"),
        _("Seberapa besar pengaruh kedudukannya terhadap pendengar? Tanpa nama, kecuali jabatan publik."),
    ),
    "intent": (
        _("3. Niat"),
        _("Apa pada kata-katanya yang menunjukkan kesengajaan mengajak? Kelalaian tidak cukup."),
    ),
    "content_and_form": (
        _("4. Isi dan bentuk"),
        _("Seberapa langsung ajakannya? Sebutkan gaya dan alasannya; satire dan seni dilindungi."),
    ),
    "extent": (
        _("5. Jangkauan"),
        _("Seberapa umum, seberapa sering, lewat apa, dan kepada berapa banyak orang?"),
    ),
    "likelihood": (
        _("6. Kemungkinan dan kedekatan bahaya"),
        _("Apa alasan untuk percaya bahwa tindakan nyata dapat segera terjadi?"),
    ),
}
WORKSHEET = ("target_group", "ground", "inciting_span", *FACTORS)


@dataclass(frozen=True, slots=True)
class Fields:
    """Some fields of a form, as ``shell/form.html`` shows them."""

    visible_fields: list[forms.BoundField]
    non_field_errors: Sequence[object] = ()
    hidden_fields: Sequence[forms.BoundField] = ()


class VerdictForm(forms.Form):
    """Both axes, what was claimed, what the sources show."""

    claim = words(_("Klaimnya"), _("Apa yang dikatakan beredar, dengan kata-kata netral."), rows=2)
    accuracy = forms.ChoiceField(
        label=_("Ketepatan"),
        choices=[("", _("Pilih satu")), *Accuracy.choices],
        help_text=_("Nilailah isinya, bukan maksud penyebarnya."),
    )
    explanation = words(
        _("Penjelasan"),
        _("Fakta, lalu sumbernya, dengan bahasa yang mudah. Yang belum diketahui katakan belum diketahui."),
        rows=5,
        max_length=5000,
    )
    harm = forms.ChoiceField(
        label=_("Bahaya"),
        choices=[("", _("Pilih satu")), *Harm.choices],
        help_text=_("Dua pilihan terakhir perlu lembar uji di bawah dan dua orang peninjau."),
    )
    correction = words(_("Apa yang dikoreksi, dan mengapa"), _("Tampil untuk umum."), required=False)

    target_group = forms.CharField(
        label=_("Kelompok yang diserang"),
        help_text=_("Kelompok warga, bukan orang, jabatan, lembaga, atau profesi."),
        max_length=120,
        required=False,
    )
    ground = forms.ChoiceField(
        label=_("Dasar yang dilindungi"), choices=[("", "—"), *Verdict.Ground.choices], required=False
    )
    inciting_span = words(
        _("Kata-kata yang menghasut"),
        _("Hanya bagian itu. Kritik yang ada di sekitarnya tidak ikut."),
        rows=2,
        required=False,
    )
    context = words(*FACTORS["context"], required=False)
    speaker = words(*FACTORS["speaker"], required=False)
    intent = words(*FACTORS["intent"], required=False)
    content_and_form = words(*FACTORS["content_and_form"], required=False)
    extent = words(*FACTORS["extent"], required=False)
    likelihood = words(*FACTORS["likelihood"], required=False)

    def __init__(self, *args: Any, corrects: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if corrects:
            self.fields["correction"].required = True
        else:
            del self.fields["correction"]

    def clean(self) -> dict[str, Any]:
        """Severe harm needs every line of the worksheet."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("harm") in SEVERE:
            for name in WORKSHEET:
                if not cleaned.get(name):
                    self.add_error(
                        name, gettext("Bagian ini harus diisi untuk ujaran kebencian atau hasutan.")
                    )
        return cleaned

    def axes_form(self) -> Fields:
        """What every verdict needs, and what is wrong with the form as a whole."""
        return Fields([self[name] for name in self.fields if name not in WORKSHEET], self.non_field_errors())

    def worksheet_form(self) -> Fields:
        """The worksheet's lines."""
        return Fields([self[name] for name in WORKSHEET])

    def is_severe(self) -> bool:
        """Whether the worksheet is asked for."""
        return str(self["harm"].value()) in SEVERE

    def proposal(self) -> Proposal:
        """What was filled in; without severe harm there is no worksheet."""
        said = self.cleaned_data
        sheet = {name: said[name] for name in WORKSHEET} if said["harm"] in SEVERE else None
        plain = {name: value for name, value in said.items() if name not in WORKSHEET}
        return Proposal(**plain, worksheet=sheet)
