"""The forms of sources: what every source says, and what its connector asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sejuk.desk import clock
from sejuk.desk.listening.access import asking_units
from sejuk.desk.listening.kinds import Way, connector_of
from sejuk.desk.listening.models import Source
from sejuk.desk.listening.personal import is_personal
from sejuk.desk.listening.words import language
from sejuk.desk.organisation.models import Member, Territory, Unit
from sejuk.sources.manifest import Field
from sejuk.sources.messages import problem_text

CONFIG = "isi_"

if TYPE_CHECKING:
    _SourceModelForm = forms.ModelForm[Source]
else:
    _SourceModelForm = forms.ModelForm


class SourceForm(_SourceModelForm):
    """What the public list says of a source, and its connector's settings (``isi_…``)."""

    class Meta:
        model = Source
        fields = ["name", "kind", "single_author", "purpose", "ends_on", "territory", "unit"]
        labels = {
            "name": gettext_lazy("Nama sumber"),
            "kind": gettext_lazy("Jenis"),
            "single_author": gettext_lazy("Hanya satu orang atau satu akun yang menulis di sini"),
            "purpose": gettext_lazy("Tujuan"),
            "ends_on": gettext_lazy("Dipantau sampai"),
            "territory": gettext_lazy("Wilayah"),
            "unit": gettext_lazy("Unit pengusul"),
        }
        help_texts = {
            "name": gettext_lazy("Seperti dikenal orang. Nama ini tampil di daftar sumber publik."),
            "purpose": gettext_lazy(
                "Mengapa kantor perlu memantaunya, paling sedikit 20 huruf. Tampil untuk umum."
            ),
            "ends_on": gettext_lazy("Paling lama setahun. Sesudahnya sumber berakhir sendiri."),
            "territory": gettext_lazy("Untuk isi yang tidak menyebut tempatnya."),
        }
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, way: Way, member: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.way = way
        self.config: Mapping[str, object] = {}
        self._limit_choices(member)
        connector = connector_of(way.code)
        for field in connector.manifest.fields if connector else ():
            self.fields[CONFIG + field.name] = config_field(field, self.instance.config.get(field.name))
        self.order_fields(["name", *(n for n in self.fields if n.startswith(CONFIG))])

    def clean_purpose(self) -> str:
        """A purpose that says something."""
        purpose = str(self.cleaned_data["purpose"]).strip()
        if len(purpose) < Source.MIN_PURPOSE:
            raise forms.ValidationError(_("Tuliskan tujuannya dengan paling sedikit 20 huruf."))
        return purpose

    def clean_ends_on(self) -> Any:
        """A day from tomorrow to a year from now."""
        day, today = self.cleaned_data["ends_on"], clock.now().date()
        if not today < day <= today + timedelta(days=Source.MAX_DAYS):
            raise forms.ValidationError(_("Pilih tanggal antara besok dan setahun dari sekarang."))
        return day

    def clean(self) -> dict[str, Any]:
        """The connector's own checks, and that no single person is listened to (G16)."""
        cleaned = super().clean() or {}
        self._check_config(cleaned)
        kind = cleaned.get("kind")
        if kind and kind not in Source.PUBLIC_VOICES:
            if cleaned.get("single_author"):
                self.add_error("single_author", one_person())
            elif is_personal(dict(self.config)):
                self.add_error(None, one_person())
        return cleaned

    def save(self, commit: bool = True) -> Source:
        """Store the settings with the source."""
        self.instance.config = dict(self.config)
        self.instance.connector = self.way.code
        return super().save(commit)

    def _limit_choices(self, member: Member) -> None:
        units = cast("forms.ModelChoiceField[Unit]", self.fields["unit"])
        units.queryset = asking_units(member)
        units.empty_label = None
        units.initial = member.unit_id
        territories = cast("forms.ModelChoiceField[Territory]", self.fields["territory"])
        territories.queryset = Territory.objects.all()
        territories.empty_label = str(_("Tidak tertentu"))
        choices = [(k.value, k.label) for k in Source.Kind if k.value in self.way.kinds]
        self.fields["kind"] = forms.ChoiceField(label=_("Jenis"), choices=choices)

    def _check_config(self, cleaned: dict[str, Any]) -> None:
        connector = connector_of(self.way.code)
        if connector is None:
            return
        raw = {n.removeprefix(CONFIG): cleaned.get(n) for n in self.fields if n.startswith(CONFIG)}
        checked = connector.validate(raw)
        self.config = checked.values
        for name, problem in checked.problems.items():
            if CONFIG + name not in self.errors:
                self.add_error(CONFIG + name, problem_text(problem, language()))


def one_person() -> str:
    """Why a single person's page is no source, kindly."""
    return _(
        "Ini tampaknya halaman satu orang. Sejuk memantau percakapan orang banyak dan tidak mengikuti "
        "siapa pun. Bila ini media, akun resmi lembaga, atau akun kampanye terdaftar, pilih jenis itu; "
        "bila bukan, cari halaman, forum, atau tagar yang ditulis banyak orang."
    )


def config_field(field: Field, value: object) -> forms.Field:
    """A form field for one setting of a connector; its value is checked by the connector itself."""
    lang = language()
    common: dict[str, Any] = {
        "label": field.label.in_language(lang),
        "help_text": field.help.in_language(lang),
        "required": field.required and field.type != "boolean",
        "initial": value if value is not None else field.default,
    }
    if field.type == "boolean":
        return forms.BooleanField(**common)
    if field.type == "choice":
        choices = [(c.value, c.label.in_language(lang)) for c in field.choices]
        return forms.ChoiceField(choices=choices, **common)
    if field.type == "integer":
        return forms.CharField(widget=forms.TextInput(attrs={"inputmode": "numeric"}), **common)
    return forms.CharField(max_length=field.maximum or 2000, **common)


class ReasonForm(forms.Form):
    """A reason in the person's own words."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan"), max_length=400, min_length=3, widget=forms.Textarea(attrs={"rows": 2})
    )
