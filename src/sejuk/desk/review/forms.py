"""What people fill in about activities, days and task forces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sejuk.desk import clock
from sejuk.desk.organisation.access import accessible_units
from sejuk.desk.organisation.models import Member, Operation, Territory, Unit
from sejuk.desk.photos.bringing import Brought
from sejuk.desk.photos.forms import PhotoFields
from sejuk.desk.review import forces
from sejuk.desk.review.counting import MOST, counts
from sejuk.desk.review.models import ActivityKind
from sejuk.desk.review.reporting import Done
from sejuk.desk.review.transitions import NAMES_FORCES
from sejuk.desk.review.words import names_nobody

_AFTER_COUNTS = frozenset({"obstacle", "photo", "photo_alt", "photo_whole"})
#: How old an activity may be when it is reported; its day gets a new version.
_OLDEST_DAYS = 30


class Line(forms.CharField):
    """One line that names nobody."""

    def clean(self, value: Any) -> str:
        """The line, or what is wrong with it."""
        said: str = super().clean(value)
        return names_nobody(said) if said else ""


@dataclass(frozen=True, slots=True)
class Part:
    """Some fields of a form, as the page of a form shows them."""

    visible_fields: list[BoundField]
    hidden_fields: tuple[BoundField, ...] = ()
    non_field_errors: tuple[str, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether one of the fields has something wrong."""
        return any(field.errors for field in self.visible_fields)


class ActivityForm(PhotoFields):
    """An activity, in the order in which an officer thinks of it; a minute on a phone."""

    client_id = forms.UUIDField(widget=forms.HiddenInput())
    kind = forms.ChoiceField(label=_("Kegiatan"), choices=ActivityKind.choices)
    result = Line(
        label=_("Hasilnya, dalam satu kalimat"),
        help_text=_("Ceritakan kegiatannya, bukan orangnya: tanpa nama, akun, nomor telepon, atau NIK."),
        max_length=200,
    )
    happened_at = forms.DateTimeField(
        label=_("Waktu"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    territory = forms.ModelChoiceField(
        label=_("Wilayah"), queryset=Territory.objects.none(), to_field_name="code", empty_label=None
    )
    force = forms.ChoiceField(label=_("Satgas"), required=False)
    obstacle = Line(label=_("Hambatan, dalam satu kalimat"), max_length=200, required=False)

    def __init__(self, unit: Unit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = Territory.objects.filter(code__startswith=_stem(unit.territory)).order_by("code")
        self.fields["territory"].queryset = places  # type: ignore[attr-defined]
        self.fields["force"].choices = [("", gettext("Di luar operasi")), *forces.choices()]  # type: ignore[attr-defined]
        for code, count in counts().items():
            self.fields[f"count_{code}"] = forms.IntegerField(
                label=count.said, required=False, min_value=0, max_value=MOST,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )  # fmt: skip
        photo = ("photo", "photo_alt", "photo_whole")
        counted = [f"count_{code}" for code in counts()]
        self.order_fields(
            ["client_id", "kind", "result", "happened_at", "territory", "force", *counted, "obstacle", *photo]
        )

    def clean_happened_at(self) -> Any:
        """Not in the future, not long ago."""
        at, now = self.cleaned_data["happened_at"], clock.now()
        if at > now + timedelta(minutes=15):
            raise forms.ValidationError(
                gettext("Waktunya belum tiba. Laporkan sesudah kegiatan berlangsung.")
            )
        if at < now - timedelta(days=_OLDEST_DAYS):
            raise forms.ValidationError(
                gettext("Pilih waktu paling lama 30 hari yang lalu. Yang lebih lama tidak dihitung lagi.")
            )
        return at

    @property
    def counted(self) -> Part:
        """The counts, which stand folded together."""
        return Part([field for field in self.visible_fields() if field.name.startswith("count_")])

    @property
    def first(self) -> Part:
        """What stands before the counts."""
        names = {field.name for field in (*self.counted.visible_fields, *self.last.visible_fields)}
        return Part([field for field in self.visible_fields() if field.name not in names])

    @property
    def last(self) -> Part:
        """What stands after the counts."""
        return Part([field for field in self.visible_fields() if field.name in _AFTER_COUNTS])

    def done(self) -> Done:
        """The activity as the verb takes it."""
        said = self.cleaned_data
        return Done(
            client_id=said["client_id"],
            kind=said["kind"],
            happened_at=said["happened_at"],
            territory=said["territory"],
            result=said["result"],
            force=said["force"],
            obstacle=said["obstacle"],
            counts={code: said[f"count_{code}"] or 0 for code in counts()},
            photo=self._photo(said),
        )

    def _photo(self, said: dict[str, Any]) -> Brought | None:
        if not said.get("photo"):
            return None
        body, alt = said["photo"].read(), said["photo_alt"]
        return Brought(body=body, alt=alt, client_id=said["client_id"], whole=said["photo_whole"])


def _stem(place: Territory) -> str:
    return "" if place.level == Territory.Level.COUNTRY else place.code


class ReleaseForm(forms.Form):
    """The head's sentence."""

    sentence = Line(
        label=_("Satu kalimat dari pimpinan"),
        help_text=_("Apa yang membaik, apa yang perlu dibantu. Tanpa nama orang."),
        max_length=300,
    )


class ForceForm(forms.Form):
    """A task force of an operation at a unit."""

    operation = forms.ModelChoiceField(
        label=_("Operasi"), queryset=Operation.objects.none(), empty_label=None
    )
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none(), empty_label=None)
    code = forms.ChoiceField(label=_("Satgas"))
    suffix = forms.CharField(
        label=_("Nama setempat"), required=False, max_length=40, help_text=_("Misalnya: Turangga.")
    )

    def __init__(self, member: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["operation"].queryset = Operation.objects.order_by("-starts_on")  # type: ignore[attr-defined]
        self.fields["unit"].queryset = accessible_units(member, NAMES_FORCES)  # type: ignore[attr-defined]
        self.fields["code"].choices = forces.choices()  # type: ignore[attr-defined]

    def clean_suffix(self) -> str:
        """No enforcement under another name."""
        said: str = " ".join(self.cleaned_data["suffix"].split())
        if forces.ENFORCES.search(said):
            raise forms.ValidationError(
                gettext("Penegakan hukum bukan bagian dari cooling system. Pakai nama setempat saja.")
            )
        return said


class OperationForm(forms.Form):
    """An operation with its legal order and dates."""

    name = forms.CharField(label=_("Nama operasi"), max_length=120)
    legal_order = forms.CharField(label=_("Surat perintah"), max_length=200)
    starts_on = forms.DateField(
        label=_("Mulai"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        label=_("Berakhir"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_name(self) -> str:
        """No operation that enforces."""
        said: str = self.cleaned_data["name"]
        if forces.ENFORCES.search(said):
            raise forms.ValidationError(gettext("Operasi penegakan hukum tidak dicatat di sini."))
        return said

    def clean(self) -> dict[str, Any]:
        """It ends after it starts."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("starts_on") and said.get("ends_on") and said["ends_on"] < said["starts_on"]:
            self.add_error("ends_on", gettext("Tanggal berakhir mendahului tanggal mulai. Periksa keduanya."))
        return said
