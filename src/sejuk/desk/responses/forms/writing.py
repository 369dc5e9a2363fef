"""Writing a text: first what it is, then its words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sejuk.desk.narratives.words import THEME_WORDS
from sejuk.desk.network.forms.broadcasts import source_of
from sejuk.desk.organisation.models import Institution, Territory, Unit
from sejuk.desk.people import AUDIENCES, choices
from sejuk.desk.responses.item import Part, Passage, Source
from sejuk.desk.responses.models import LANGUAGES, TextKind, Version
from sejuk.desk.responses.words import STATES_FACTS, Words, parts_of
from sejuk.desk.shell.once import OnceForm
from sejuk.desk.stages.kinds import kinds as stage_kinds

_MOST_SOURCES = 12
_LABELS = {
    Part.FACT: (gettext_lazy("Fakta"), gettext_lazy("Yang benar, lebih dulu, dalam satu atau dua kalimat.")),
    Part.WARNING: (
        gettext_lazy("Peringatan singkat"),
        gettext_lazy("Sebut kabar kelirunya satu kali saja, singkat, tanpa kata yang memanas."),
    ),
    Part.EXPLANATION: (
        gettext_lazy("Penjelasan"),
        gettext_lazy("Mengapa begitu, siapa yang memeriksa, dan di mana pembaca dapat melihatnya sendiri."),
    ),
    Part.TEXT: (gettext_lazy("Isi teks"), gettext_lazy("Kosongkan satu baris untuk memulai paragraf baru.")),
}
_AGAIN = (
    gettext_lazy("Fakta, sekali lagi"),
    gettext_lazy("Yang diingat orang adalah yang terakhir dibaca."),
)
_NAMES = {
    Institution.Kind.ELECTION_COMMISSION: "KPU",
    Institution.Kind.ELECTION_SUPERVISOR: "Bawaslu",
}


class ChoosingForm(forms.Form):
    """What is written, for whom: it chooses the first draft. Sent by GET."""

    jenis = forms.ChoiceField(label=gettext_lazy("Jenis teks"), choices=TextKind.choices)
    bahasa = forms.ChoiceField(label=gettext_lazy("Bahasa"), choices=LANGUAGES)
    untuk = forms.ChoiceField(label=gettext_lazy("Untuk siapa"), choices=choices(AUDIENCES))
    tahapan = forms.ChoiceField(label=gettext_lazy("Tahapan"), required=False)
    kasus = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**60)
    keputusan = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(code, str(kind.name)) for code, kind in stage_kinds().items()]
        self.fields["tahapan"].choices = [("", _("Kapan saja")), *choices]  # type: ignore[attr-defined]


class WritingForm(OnceForm):
    """The words of one version. ``kind`` gives its passages."""

    unit = forms.ModelChoiceField(
        label=gettext_lazy("Unit penulis"), queryset=Unit.objects.none(), empty_label=None
    )
    theme = forms.ChoiceField(label=gettext_lazy("Tema"), choices=list(THEME_WORDS.items()))
    title = forms.CharField(
        label=gettext_lazy("Judul"),
        help_text=gettext_lazy("Faktanya, bukan kabar kelirunya."),
        max_length=160,
    )
    summary = forms.CharField(
        label=gettext_lazy("Ringkasan"),
        help_text=gettext_lazy("Satu atau dua kalimat yang dapat berdiri sendiri, paling panjang 280 huruf."),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sources = forms.CharField(
        label=gettext_lazy("Sumber"),
        help_text=gettext_lazy(
            "Satu baris satu sumber, misalnya: KPU: berita acara 12/2029 – https://kpu.go.id/… "
            "Awali dengan 'KPU:' atau 'Bawaslu:' hanya bila mereka sendiri yang menyatakan."
        ),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    contact = forms.CharField(
        label=gettext_lazy("Kontak untuk bertanya"),
        help_text=gettext_lazy("Fungsi, nomor, atau surel dinas."),
        max_length=200,
    )
    territory = forms.ModelChoiceField(
        label=gettext_lazy("Wilayah"), queryset=Territory.objects.order_by("code"), empty_label=None
    )
    language = forms.ChoiceField(label=gettext_lazy("Bahasa"), choices=LANGUAGES)
    about_process = forms.BooleanField(
        label=gettext_lazy(
            "Tentang penyelenggaraan pemilu: perlu sumber KPU atau Bawaslu dan persetujuan lembaga lain"
        ),
        required=False,
    )
    due_at = forms.DateTimeField(
        label=gettext_lazy("Terbit paling lambat"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    correction = forms.CharField(
        label=gettext_lazy("Apa yang dikoreksi"),
        help_text=gettext_lazy("Terbit bersama teksnya, sama menonjolnya."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,
        kind: str,
        units: QuerySet[Unit] | None = None,
        about_case: bool = False,
        edition: int = 1,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.parts = parts_of(kind)
        if units is None:  # a text that exists has its unit, its theme and its deadline
            del self.fields["unit"], self.fields["due_at"]
        else:
            self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        if about_case or units is None:
            del self.fields["theme"]
        if edition == 1:
            del self.fields["correction"]
        self.fields["sources"].required = kind in STATES_FACTS
        self._add_passages()

    def _add_passages(self) -> None:
        for number, part in enumerate(self.parts):
            label, help_text = _AGAIN if number == len(_FOUR) - 1 else _LABELS[part]
            rows = 12 if part == Part.TEXT else 5 if part == Part.EXPLANATION else 3
            self.fields[f"passage_{number}"] = forms.CharField(
                label=label,
                help_text=help_text,
                max_length=6000,
                widget=forms.Textarea(attrs={"rows": rows}),
            )
        passages = [f"passage_{number}" for number in range(len(self.parts))]
        self.order_fields(["unit", "theme", "correction", "title", "summary", *passages])

    def clean_sources(self) -> list[Source]:
        """One source a line, with its address where there is one."""
        lines = [line.strip() for line in self.cleaned_data["sources"].splitlines() if line.strip()]
        if len(lines) > _MOST_SOURCES:
            raise forms.ValidationError(_("Paling banyak dua belas sumber; pilih yang terpenting."))
        found = [source_of(line) for line in lines]
        return [Source(one.authority, one.label, one.address) for one in found]

    def words(self) -> Words:
        """What was written."""
        said = self.cleaned_data
        passages = tuple(Passage(part, said[f"passage_{number}"]) for number, part in enumerate(self.parts))
        return Words(
            said["title"], said["summary"], passages, said["sources"], said["contact"], said["territory"],
            said["language"], said["about_process"], said.get("correction", ""),
        )  # fmt: skip


_FOUR = parts_of(TextKind.CLARIFICATION)


def lines_of(sources: tuple[Source, ...]) -> str:
    """Sources as the form shows them."""
    return "\n".join(_line(one) for one in sources)


def _line(one: Source) -> str:
    name = _NAMES.get(one.authority)  # type: ignore[call-overload]
    label = one.label if name is None or one.label.startswith(f"{name}:") else f"{name}: {one.label}"
    return " – ".join(filter(None, (label, one.address)))


def written(version: Version) -> dict[str, Any]:
    """A version as the form shows it."""
    names = ("title", "summary", "contact", "language", "about_process", "correction")
    passages = {f"passage_{number}": one["text"] for number, one in enumerate(version.passages)}
    sources = tuple(Source(one["authority"], one["label"], one["address"]) for one in version.sources)
    start = {name: getattr(version, name) for name in names}
    return start | passages | {"sources": lines_of(sources), "territory": version.territory_id}
