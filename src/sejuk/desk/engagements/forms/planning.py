"""Forms that plan a meeting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sejuk.desk.engagements.forms.fields import OnceForm, in_zone, moment, shown_in, words
from sejuk.desk.engagements.kinds import Point
from sejuk.desk.engagements.models import Allocation, Engagement
from sejuk.desk.engagements.models.engagement import ZONES
from sejuk.desk.engagements.services.planning import Plan
from sejuk.desk.organisation.models import Territory, Unit
from sejuk.desk.people import GUESTS, choices, name_of

#: Empty lines for more points of the agenda.
_MORE = 3


class PlanForm(OnceForm):
    """What, why, where, when, for how many."""

    title = forms.CharField(
        label=_("Judul"), help_text=_("Tampil di undangan, misalnya: Ngopi bareng membahas tahapan pemilu."),
        max_length=160,
    )  # fmt: skip
    purpose = words(
        _("Maksud pertemuan"),
        _("Dibaca oleh yang diundang: untuk apa mereka diminta datang, dan apa yang tidak diminta."),
        min_length=20,
        max_length=1200,
    )
    unit = forms.ModelChoiceField(label=_("Penyelenggara"), queryset=Unit.objects.none())
    territory = forms.ModelChoiceField(
        label=_("Wilayah"), help_text=_("Kabupaten/kota atau lebih luas."), queryset=Territory.objects.none()
    )
    place = forms.CharField(
        label=_("Tempat"), help_text=_("Nama tempat dan alamatnya."), max_length=200, required=False
    )
    video_link = forms.URLField(
        label=_("Tautan video"), max_length=400, required=False, assume_scheme="https",
        help_text=_("Hanya tampil kepada yang menjawab akan datang."),
    )  # fmt: skip
    starts_at = moment(_("Mulai"))
    ends_at = moment(_("Selesai"))
    time_zone = forms.ChoiceField(label=_("Zona waktu"), choices=ZONES)
    language = forms.CharField(
        label=_("Bahasa"), help_text=_("Bahasa pertemuan, juga bahasa isyarat bila ada juru bahasanya."),
        max_length=60, initial="Indonesia",
    )  # fmt: skip
    seats = forms.IntegerField(
        label=_("Jumlah kursi"), help_text=_("Kosongkan bila semua yang ingin datang mendapat tempat."),
        min_value=1, max_value=100_000, required=False,
    )  # fmt: skip
    allocation = forms.ChoiceField(
        label=_("Bila yang ingin datang lebih banyak daripada kursi"),
        choices=Allocation.choices,
        initial=Allocation.QUEUE,
        widget=forms.RadioSelect,
    )
    is_open = forms.BooleanField(
        label=_("Tampilkan di ruang pers; siapa pun boleh minta kursi"), required=False
    )
    basis = forms.CharField(
        label=_("Dasar"), help_text=_("Nomor surat perintah atau aturan; masuk ke laporan."),
        max_length=240, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, kind: str, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kind = kind
        for name, found in (("unit", units), ("territory", _territories(units))):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 – for the type checker
            field.queryset = found

    def clean(self) -> dict[str, Any]:
        """Hours count in the zone that was chosen, not in the member's own."""
        said = super().clean() or self.cleaned_data
        for name in ("starts_at", "ends_at"):
            if name in said and "time_zone" in said:
                said[name] = in_zone(said[name], said["time_zone"])
        if not said.get("place") and not said.get("video_link"):
            self.add_error("place", _now("Isi tempat, atau tautan video untuk pertemuan jarak jauh."))
        return said

    def plan(self) -> Plan:
        """What was planned."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("unit", "client_id")}
        return Plan(kind=self._kind, **said)


class ChangeForm(PlanForm):
    """The same for a meeting that is planned already; its organiser stays."""

    def __init__(self, *args: Any, engagement: Engagement, **kwargs: Any) -> None:
        units = Unit.objects.filter(pk=engagement.unit_id)
        super().__init__(*args, kind=engagement.kind, units=units, initial=_initial(engagement), **kwargs)
        del self.fields["unit"], self.fields["client_id"]


def _initial(engagement: Engagement) -> dict[str, Any]:
    said = {name: getattr(engagement, name) for name in Plan.__slots__}
    zone = engagement.time_zone
    return said | {name: shown_in(said[name], zone) for name in ("starts_at", "ends_at")}


def _territories(units: QuerySet[Unit]) -> QuerySet[Territory]:
    """The territories of the units and those in them."""
    codes = set(units.values_list("territory__code", "territory__level"))
    if any(level == Territory.Level.COUNTRY for _code, level in codes):
        return Territory.objects.all()
    inside = Q(pk__in=[])
    for code, _level in codes:
        inside |= Q(code=code) | Q(code__startswith=f"{code}.")
    return Territory.objects.filter(inside)


class TimeForm(forms.Form):
    """The new time of a postponed meeting."""

    starts_at = moment(_("Mulai"))
    ends_at = moment(_("Selesai"))

    def __init__(self, *args: Any, engagement: Engagement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._zone = engagement.time_zone
        self.fields["starts_at"].help_text = engagement.get_time_zone_display()

    def clean(self) -> dict[str, Any]:
        """Hours count in the meeting's zone."""
        said = super().clean() or self.cleaned_data
        return {name: in_zone(value, self._zone) for name, value in said.items()}


class PointForm(forms.Form):
    """One point of the agenda; a line without a title is left out."""

    title = forms.CharField(label=_("Acara"), max_length=120, required=False)
    minutes = forms.IntegerField(label=_("Menit"), min_value=1, max_value=600, required=False)
    led_by = forms.CharField(
        label=_("Dipimpin"), max_length=80, required=False,
        widget=forms.TextInput(attrs={"placeholder": _("jabatan atau lembaga")}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A point needs its minutes."""
        said = super().clean() or self.cleaned_data
        if said.get("title") and not said.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", _now("Isi lamanya dalam menit."))
        return said


PointFormSet = forms.formset_factory(PointForm, extra=_MORE, max_num=40)


def points_of(forms_: forms.BaseFormSet[PointForm]) -> list[Point]:
    """The points that have a title, in their order."""
    said = [form.cleaned_data for form in forms_.forms if form.cleaned_data.get("title")]
    return [Point(one["minutes"], one["title"], one["led_by"]) for one in said]


class CategoriesForm(forms.Form):
    """Who is invited, and how many seats are kept for each."""

    categories = forms.MultipleChoiceField(
        label=_("Siapa yang diundang"),
        help_text=_("Setiap undangan menyebut kategori ini, supaya orang tahu akan duduk bersama siapa."),
        choices=choices(GUESTS),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, engagement: Engagement, **kwargs: Any) -> None:
        kept = dict(engagement.categories.values_list("category", "seats"))
        initial = {"categories": list(kept)} | {
            f"seats_{code}": seats or None for code, seats in kept.items()
        }
        super().__init__(*args, **({"initial": initial} | kwargs))
        for code in kept if engagement.seats is not None else ():
            label = _now("Kursi yang disisihkan untuk %(category)s") % {"category": name_of(code)}
            self.fields[f"seats_{code}"] = forms.IntegerField(label=label, min_value=0, required=False)

    def kept(self) -> dict[str, int]:
        """Category → seats kept for it."""
        said = self.cleaned_data
        return {code: said.get(f"seats_{code}") or 0 for code in said["categories"]}
