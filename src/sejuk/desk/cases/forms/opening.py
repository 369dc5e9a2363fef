"""Forms that open and sort a case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.forms.reasons import words
from sejuk.desk.cases.models import PublicCount, Severity
from sejuk.desk.cases.services.changing import Words
from sejuk.desk.cases.services.suggesting import Suggestion
from sejuk.desk.cases.services.triage import Answers
from sejuk.desk.organisation.models import Institution, Unit


class OpenForm(forms.Form):
    """What the case is about, and whose it is."""

    title = forms.CharField(
        label=_("Klaim dalam satu kalimat"),
        help_text=_("Tulis netral, tanpa nama orang biasa. Contoh: kotak suara disebut sudah dicoblos."),
        min_length=5,
        max_length=240,
    )
    summary = words(
        _("Di mana terlihat, dan mengapa penting"), _("Tempat umum saja."), required=False, max_length=2000
    )
    unit = forms.ModelChoiceField(label=_("Unit yang memegang"), queryset=Unit.objects.none())
    severity = forms.ChoiceField(label=_("Kegawatan"), choices=Severity.choices, initial=Severity.MEDIUM)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 – for the type checker
        field.queryset = units


def _yes_or_no(label: object, help_text: object) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        choices=[("ya", _("Ya")), ("tidak", _("Tidak"))],
        coerce=lambda value: value == "ya",
        widget=forms.RadioSelect,
    )


class TriageForm(forms.Form):
    """The questions in their order; a no to one of the first three ends the triage."""

    is_public = _yes_or_no(
        _("1. Apakah ini beredar di tempat umum?"),
        _("Percakapan pribadi dan grup tertutup bukan urusan kantor ini."),
    )
    in_mandate = _yes_or_no(
        _("2. Apakah ini tugas kantor Anda?"),
        _("Kabar tentang pemilu, atau ujaran yang dapat memecah warga di wilayah Anda."),
    )
    is_big_enough = _yes_or_no(
        _("3. Apakah cukup besar untuk ditanggapi?"),
        _("Menanggapi rumor kecil membuatnya besar. Ambang dan angkanya ada di atas."),
    )
    is_checkable = _yes_or_no(
        _("4. Apakah ada klaim yang dapat diperiksa?"),
        _("Fakta dapat diperiksa. Pendapat, ramalan, dan kritik tidak, dan tidak diberi label."),
    )
    may_harm = _yes_or_no(
        _("5. Apakah kata-katanya menyerang kelompok warga atau mengajak berbuat kekerasan?"),
        _("Kritik kepada pejabat, polisi, atau lembaga bukan serangan kepada kelompok warga."),
    )
    severity = forms.ChoiceField(
        label=_("6. Kegawatan"), help_text=_("Menentukan batas waktu."), choices=Severity.choices
    )
    about_process = forms.BooleanField(
        label=_(
            "Tentang penyelenggaraan pemilu: perlu sumber KPU atau Bawaslu dan pengesah dari lembaga lain"
        ),
        required=False,
    )
    accused = forms.ModelMultipleChoiceField(
        label=_("Lembaga yang dituduh dalam klaim ini"),
        help_text=_("Lembaga itu boleh memberi sumber, tetapi tidak ikut memutuskan."),
        queryset=Institution.objects.order_by("name"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    waiver = words(
        _("Mengapa saran mesin dilepas"),
        _("Diisi hanya bila Anda melepas centang yang disarankan. Yang melepasnya tidak ikut mengesahkan."),
        required=False,
        rows=2,
        max_length=500,
    )

    def __init__(self, *args: Any, suggestion: Suggestion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._suggestion = suggestion
        if not suggestion.about_process and not suggestion.accused:
            del self.fields["waiver"]

    def clean(self) -> dict[str, Any]:
        """What was suggested and is set aside needs a reason; only where the case goes on."""
        said: dict[str, Any] = super().clean() or {}
        if self.errors or not self.answers().goes_on:
            return said
        accused = frozenset(one.pk for one in said["accused"])
        if self._suggestion.sets_aside(said["about_process"], accused) and not said["waiver"]:
            self.add_error("waiver", gettext("Tulis alasannya, atau centang kembali yang disarankan."))
        return said

    def answers(self) -> Answers:
        """What was answered."""
        return Answers(**self.cleaned_data)


class WithoutLabelForm(forms.Form):
    """Why a case ends without a label: kept as a national monthly figure, nowhere else."""

    what = forms.ChoiceField(
        label=_("Isinya apa?"),
        help_text=_("Jawaban ini hanya menambah angka nasional bulan ini. Pada kasusnya tidak disimpan."),
        choices=[
            (
                PublicCount.What.PROTECTED_CRITICISM,
                _("Kritik, keluhan, atau protes kepada pejabat, polisi, lembaga, atau kebijakan"),
            ),
            (PublicCount.What.WITHOUT_LABEL, _("Pendapat lain, satire, atau ternyata tidak berbahaya")),
        ],
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(
        label=_("Saya mengerti: judul, catatan, sumber, dan bukti kasus ini dihapus dan tidak kembali.")
    )


class WordsForm(forms.Form):
    """Corrections to an open case."""

    title = forms.CharField(label=_("Klaim dalam satu kalimat"), min_length=5, max_length=240)
    summary = words(_("Di mana terlihat, dan mengapa penting"), required=False)
    severity = forms.ChoiceField(label=_("Kegawatan"), choices=Severity.choices)
    about_process = forms.BooleanField(label=_("Tentang penyelenggaraan pemilu"), required=False)
    is_checkable = forms.BooleanField(label=_("Ada klaim yang dapat diperiksa"), required=False)
    may_harm = forms.BooleanField(
        label=_("Kata-katanya menyerang kelompok warga atau mengajak berbuat kekerasan"),
        help_text=_("Kritik kepada pejabat, polisi, atau lembaga bukan serangan kepada kelompok warga."),
        required=False,
    )

    def __init__(self, *args: Any, axes: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not axes:
            del self.fields["is_checkable"], self.fields["may_harm"]

    def corrected(self) -> Words:
        """The case's new words."""
        return Words(**self.cleaned_data)
