"""Writing a kit, sending it back, asking about it, answering."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sejuk.desk.cases.models import Case
from sejuk.desk.network.broadcasts.composing import OTHER, Kit
from sejuk.desk.network.models import Broadcast, Subject
from sejuk.desk.network.models.partner import LANGUAGES
from sejuk.desk.organisation.models import Institution, Territory, Unit
from sejuk.desk.people import PARTNERS, choices, group_of
from sejuk.engine.wording import Source

_SAID = {"kpu": Institution.Kind.ELECTION_COMMISSION, "bawaslu": Institution.Kind.ELECTION_SUPERVISOR}
_NAMES = {code: name for name, code in (("KPU", _SAID["kpu"]), ("Bawaslu", _SAID["bawaslu"]))}
_MOST_SOURCES = 12
#: Fields beside the kit.
_NOT_SAID = ("unit", "client_id")


def _long(label: Any, help_text: Any = "", *, rows: int = 6, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class KitForm(forms.Form):
    """What is told, by whom it was said, and who gets it."""

    subject = forms.ChoiceField(label=gettext_lazy("Ini tentang"), choices=Subject.choices)
    title = forms.CharField(label=gettext_lazy("Judul"), max_length=160)
    clarification = _long(
        gettext_lazy("Keterangan"),
        gettext_lazy("Yang benar lebih dulu, dalam kalimat pendek. Jangan mengulang kabar yang keliru."),
        rows=8,
    )
    sources = _long(
        gettext_lazy("Sumber"),
        gettext_lazy(
            "Satu baris satu sumber, misalnya: KPU: berita acara 12/2029 – https://kpu.go.id/… "
            "Awali dengan 'KPU:' atau 'Bawaslu:' hanya bila mereka sendiri yang menyatakan."
        ),
        rows=4,
    )
    faq = _long(gettext_lazy("Tanya jawab"), rows=5, required=False)
    contact = forms.CharField(
        label=gettext_lazy("Kontak untuk bertanya"),
        help_text=gettext_lazy("Fungsi, nomor, atau surel dinas."),
        max_length=200,
    )
    about_process = forms.BooleanField(
        label=gettext_lazy(
            "Tentang penyelenggaraan pemilu: perlu sumber KPU atau Bawaslu dan persetujuan lembaga lain"
        ),
        required=False,
    )
    with_card = forms.BooleanField(
        label=gettext_lazy("Sertakan kartu bergambar yang dibuat dari kata-kata ini"), required=False
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Untuk mitra"),
        help_text=gettext_lazy("Kosongkan untuk semua jenis. Hanya yang memilih menerima ini yang menerima."),
        choices=choices(PARTNERS),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    territory = forms.ModelChoiceField(
        label=gettext_lazy("Wilayah"), queryset=Territory.objects.order_by("code"), empty_label=None
    )
    language = forms.ChoiceField(label=gettext_lazy("Bahasa"), choices=LANGUAGES)
    unit = forms.ModelChoiceField(label=gettext_lazy("Unit yang menyiarkan"), queryset=Unit.objects.none())
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], case: Case | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 – for the type checker
        field.queryset = units

    def clean_sources(self) -> list[Source]:
        """One source a line, with its address where there is one."""
        lines = [line.strip() for line in self.cleaned_data["sources"].splitlines() if line.strip()]
        if len(lines) > _MOST_SOURCES:
            raise forms.ValidationError(_("Paling banyak dua belas sumber; pilih yang terpenting."))
        return [source_of(line) for line in lines]

    def kit(self) -> Kit:
        """What was written."""
        said = {name: self.cleaned_data[name] for name in self.cleaned_data if name not in _NOT_SAID}
        return Kit(**said, case=self.case)


def source_of(line: str) -> Source:
    """A typed line: what is said, by whom where it begins with one, and the address in it."""
    start = line.find("http")
    address = line[start:].split()[0] if start >= 0 else ""
    label = (line[:start] if start >= 0 else line).rstrip(" –-(,;") or address
    name, colon, rest = label.partition(":")
    authority = _SAID.get(name.strip().lower()) if colon else None
    if authority is not None:
        label = f"{name.strip()}: {rest.strip()}"
    return Source(authority or OTHER, label[:200], address[:300])


def written(broadcast: Broadcast) -> dict[str, Any]:
    """A draft as the form shows it."""
    lines = [" – ".join(filter(None, (one["label"], one["address"]))) for one in broadcast.sources]
    names = (
        "subject",
        "title",
        "clarification",
        "faq",
        "contact",
        "about_process",
        "with_card",
        "language",
    )
    start = {name: getattr(broadcast, name) for name in names}
    return start | {
        "kinds": [group_of(one) for one in broadcast.kinds],
        "sources": "\n".join(lines),
        "territory": broadcast.territory_id,
        "unit": broadcast.unit_id,
    }


class ReturnForm(forms.Form):
    """What is missing."""

    reason = forms.CharField(
        label=gettext_lazy("Yang perlu diperbaiki"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class QuestionForm(forms.Form):
    """A question and where the answer goes; both are erased with the answer."""

    text = _long(gettext_lazy("Pertanyaan Anda"), rows=4)
    contact = forms.EmailField(
        label=gettext_lazy("Surel untuk jawabannya"),
        help_text=gettext_lazy("Dipakai sekali, lalu dihapus."),
        max_length=254,
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class AnswerForm(forms.Form):
    """The answer, and whether it is for everybody."""

    answer = _long(gettext_lazy("Jawaban"), rows=8)
    public_question = forms.CharField(
        label=gettext_lazy("Pertanyaannya untuk umum"),
        help_text=gettext_lazy(
            "Bila diisi, pertanyaan dengan kata-kata ini dan jawabannya terbuka bagi semua. "
            "Jangan sebut penanya."
        ),
        max_length=300,
        required=False,
    )
