"""What people fill in about sources and questions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sejuk.desk import clock
from sejuk.desk.cases.models import Case, VerificationStep
from sejuk.desk.cases.verification.asking import Question
from sejuk.desk.cases.verification.records import offered, record_of
from sejuk.desk.cases.verification.wording import Words
from sejuk.desk.organisation.models import Institution
from sejuk.desk.shell.zones import zone_name

_K, _C = VerificationStep.Kind, VerificationStep.Channel

#: Hours within which an answer is asked for.
WITHIN = {
    "3": gettext_lazy("3 jam"),
    "6": gettext_lazy("6 jam"),
    "24": gettext_lazy("1 hari"),
    "72": gettext_lazy("3 hari"),
    "168": gettext_lazy("7 hari"),
    "336": gettext_lazy("14 hari"),
}


class SourceForm(forms.Form):
    """Who is the source: the institution of record first."""

    owner = forms.ChoiceField(
        label=gettext_lazy("Lembaga pemilik data"),
        help_text=gettext_lazy("Tanyakan lebih dulu kepada pemilik datanya; sumber lain menguatkan."),
        required=False,
    )
    institution = forms.ModelChoiceField(
        Institution.objects.none(),
        label=gettext_lazy("Lembaga yang ikut di Sejuk"),
        help_text=gettext_lazy("Bila dipilih, pertanyaan tampil di halaman lembaga itu."),
        required=False,
    )
    source = forms.CharField(
        label=gettext_lazy("Nama sumber"),
        help_text=gettext_lazy("Nama publik lembaga, dokumen, atau jabatan. Bukan nama orang pribadi."),
        max_length=200,
        required=False,
    )

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = cast("forms.ChoiceField", self.fields["owner"])
        owner.choices = [
            ("", _("Bukan pemilik data")),
            *((r.code, str(r.name)) for r, _calls in offered(case)),
        ]
        institutions = cast("forms.ModelChoiceField[Institution]", self.fields["institution"])
        institutions.queryset = Institution.objects.filter(joined_at__isnull=False).order_by("name")
        institutions.empty_label = str(_("Tidak ikut"))

    def clean(self) -> dict[str, Any]:
        """Some source is named, one way or the other."""
        cleaned = super().clean() or {}
        record = record_of(cleaned.get("owner") or "")
        institution = cleaned.get("institution")
        cleaned["name"] = (
            cleaned.get("source") or str(institution or "") or (str(record.name) if record else "")
        )
        cleaned["authority"] = institution.kind if institution else (record.authority if record else "")
        if not cleaned["name"] and "source" not in self.errors:
            self.add_error("source", _("Pilih lembaganya atau tulis nama sumbernya."))
        return cleaned


class StepForm(SourceForm):
    """A source that was read or asked, and what it shows."""

    kind = forms.ChoiceField(label=gettext_lazy("Jenis sumber"), choices=_K.choices, initial=_K.RECORD)
    url = forms.CharField(
        label=gettext_lazy("Alamat publiknya"),
        help_text=gettext_lazy("Halaman yang dapat dibuka siapa saja. Grup tertutup dan percakapan ditolak."),
        max_length=400,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    note = forms.CharField(
        label=gettext_lazy("Apa kata sumber ini"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    finding = forms.ChoiceField(
        label=gettext_lazy("Temuan"),
        choices=[("", gettext_lazy("Belum disimpulkan")), *VerificationStep.Finding.choices],
        required=False,
    )
    field_order = ("owner", "institution", "source", "kind", "url", "note", "finding")

    def words(self) -> Words:
        """What the valid form says."""
        said = self.cleaned_data
        return Words(
            said["kind"],
            said["name"],
            said["authority"],
            said["institution"],
            said["url"],
            said["note"],
            said["finding"],
        )


class QuestionForm(SourceForm):
    """What is asked of whom, until when."""

    text = forms.CharField(
        label=gettext_lazy("Pertanyaan"),
        help_text=gettext_lazy(
            "Lembaga itu hanya melihat pertanyaan ini, bukan kasusnya. Jangan sebut nama atau akun warga."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    within = forms.ChoiceField(
        label=gettext_lazy("Dijawab dalam"), choices=list(WITHIN.items()), initial="24"
    )

    def question(self) -> Question:
        """What the valid form asks."""
        said = self.cleaned_data
        due_at = clock.now() + timedelta(hours=int(said["within"]))
        return Question(said["text"], due_at, said["name"], said["authority"], said["institution"])


class AnswerForm(forms.Form):
    """An institution's answer on its own page."""

    text = forms.CharField(
        label=gettext_lazy("Jawaban"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )


class RecordedAnswerForm(AnswerForm):
    """An answer that came another way."""

    channel = forms.ChoiceField(
        label=gettext_lazy("Datang lewat"), choices=[c for c in _C.choices if c[0] != _C.HERE]
    )
    at = forms.DateTimeField(
        label=gettext_lazy("Waktu jawaban"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].help_text = _("Waktu %(zone)s.") % {"zone": zone_name()}


class ReasonForm(forms.Form):
    """Why a step is withdrawn."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
