"""What people fill in to add to the calendar."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Territory
from sejuk.desk.stages.current import Calendar, Stage
from sejuk.desk.stages.kinds import kinds
from sejuk.desk.stages.services.versions import Proposal
from sejuk.desk.stages.when import Offset, Relative, When

_UNITS = [("days", _("hari")), ("months", _("bulan")), ("years", _("tahun"))]
_SIDES = [("-", _("sebelum")), ("+", _("sesudah"))]


def _date(label: object) -> forms.DateField:
    return forms.DateField(
        label=label,  # type: ignore[arg-type]
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "input w-full"}, format="%Y-%m-%d"),
    )


def _amount(label: object) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,  # type: ignore[arg-type]
        required=False,
        min_value=0,
        max_value=9999,
        widget=forms.NumberInput(attrs={"class": "input w-full"}),
    )


class BasisForm(forms.Form):
    """The rule that a date rests on."""

    rule = forms.CharField(
        label=_("Peraturan atau keputusan"),
        help_text=_("Misalnya: PKPU 2/2024, atau Keputusan KPU Kabupaten 12/2029."),
        max_length=120,
    )
    article = forms.CharField(label=_("Pasal atau lampiran"), required=False, max_length=80)


class CycleForm(BasisForm):
    """A new cycle."""

    name = forms.CharField(
        label=_("Nama pemilu"),
        help_text=_("Misalnya: Pemungutan suara ulang Kabupaten Telaga 2029."),
        max_length=120,
    )
    territory = forms.ModelChoiceField(
        label=_("Berlaku di"), queryset=Territory.objects.none(), empty_label=None
    )
    field_order = ("name", "territory", "rule", "article")

    def __init__(self, *args: Any, places: QuerySet[Territory], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_among(self.fields["territory"], places)


class StageForm(BasisForm):
    """A stage and its days: each a date, a distance from another stage, or open."""

    name = forms.CharField(label=_("Nama tahapan"), max_length=120)
    kind = forms.ChoiceField(label=_("Jenis"))
    territory = forms.ModelChoiceField(
        label=_("Berlaku di"), queryset=Territory.objects.none(), empty_label=None
    )
    start = _date(_("Hari pertama"))
    start_anchor = forms.ChoiceField(label=_("Hari pertama dihitung dari"), required=False)
    start_amount = _amount(_("Hari pertama: jaraknya"))
    start_most = _amount(_("Hari pertama: paling jauh"))
    start_unit = forms.ChoiceField(label=_("Hari pertama: satuannya"), choices=_UNITS, required=False)
    start_side = forms.ChoiceField(
        label=_("Hari pertama: sebelum atau sesudah"), choices=_SIDES, required=False
    )
    end = _date(_("Hari terakhir"))
    end_anchor = forms.ChoiceField(label=_("Hari terakhir dihitung dari"), required=False)
    end_amount = _amount(_("Hari terakhir: jaraknya"))
    end_most = _amount(_("Hari terakhir: paling jauh"))
    end_unit = forms.ChoiceField(label=_("Hari terakhir: satuannya"), choices=_UNITS, required=False)
    end_side = forms.ChoiceField(
        label=_("Hari terakhir: sebelum atau sesudah"), choices=_SIDES, required=False
    )
    is_cancelled = forms.BooleanField(
        label=_("Tahapan ini tidak diadakan; kalender pelanggan diberi tahu"), required=False
    )
    note = forms.CharField(
        label=_("Catatan untuk warga"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = (
        *("name", "kind", "territory", "start", "start_anchor", "start_amount"),
        *("start_most", "start_unit", "start_side"),
        *("end", "end_anchor", "end_amount", "end_most", "end_unit", "end_side", "rule", "article", "note"),
        "is_cancelled",
    )

    def __init__(
        self,
        *args: Any,
        calendar: Calendar,
        cycle: str,
        stage: str,
        places: QuerySet[Territory],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._cycle, self._stage = cycle, stage
        _choose_among(self.fields["territory"], places)
        _offer(self.fields["kind"], [(one.code, str(one.name)) for one in kinds().values()])
        for name in ("start_anchor", "end_anchor"):
            _offer(
                self.fields[name], [("", _("Tidak dihitung: tanggalnya di atas")), *_anchors(calendar, cycle)]
            )
        self.fields["start"].help_text = _(
            "Kosongkan bila belum ada tanggal atau dihitung dari tahapan lain."
        )
        for name in ("start_most", "end_most"):
            self.fields[name].help_text = _(
                "Hanya bila aturannya memberi rentang, misalnya 24 sampai 30 bulan."
            )

    def clean(self) -> dict[str, Any]:
        """A date and a distance at once would leave open which of them counts."""
        said = super().clean() or {}
        for edge, other in (("start", _("hari pertama")), ("end", _("hari terakhir"))):
            if said.get(edge) and said.get(f"{edge}_anchor"):
                self.add_error(
                    edge,
                    _("Pilih salah satu untuk %(edge)s: tanggal, atau tahapan tempat menghitungnya.")
                    % {"edge": other},
                )
        return said

    def proposal(self) -> Proposal:
        """What was said. A stage without a last day of its own lasts one day."""
        said = self.cleaned_data
        start = self._words("start")
        return Proposal(
            self._cycle, self._stage, said["territory"], said["kind"], said["name"], start,
            self._words("end") or start, said["rule"], said["article"], said["note"], said["is_cancelled"],
        )  # fmt: skip

    def _words(self, edge: str) -> str:
        said = self.cleaned_data
        if said[edge]:
            return str(said[edge].isoformat())
        anchor, amount = said[f"{edge}_anchor"], said[f"{edge}_amount"]
        if not anchor:
            return ""
        most, unit = said[f"{edge}_most"], said[f"{edge}_unit"]
        if not amount and not most:
            return str(anchor)
        words = f"{anchor} {said[f'{edge}_side']} {amount or 0} {unit}"
        return f"{words} .. {most} {unit}" if most else words


def initial_of(stage: Stage) -> dict[str, Any]:
    """What the form starts from: the stage as it counts now, without its old legal basis."""
    return {
        "name": str(stage.name), "kind": stage.kind.code, "territory": stage.territory, "note": stage.note,
        **_edge("start", stage.start), **_edge("end", stage.end),
    }  # fmt: skip


def _edge(name: str, when: When) -> dict[str, Any]:
    if not isinstance(when, Relative):
        return {name: when}
    amount, most, unit = _amounts(when.least, when.most)
    return {
        f"{name}_anchor": f"{when.cycle}/{when.stage}.{when.edge}",
        f"{name}_amount": abs(amount),
        f"{name}_most": abs(most) if most != amount else None,
        f"{name}_unit": unit,
        f"{name}_side": "-" if min(amount, most) < 0 else "+",
    }


def _amounts(least: Offset, most: Offset) -> tuple[int, int, str]:
    """Both distances in the largest unit that tells them whole."""
    if least.days or most.days:
        return least.days, most.days, "days"
    if least.months or most.months:
        return least.years * 12 + least.months, most.years * 12 + most.months, "months"
    return least.years, most.years, "years"


def _anchors(calendar: Calendar, cycle: str) -> list[tuple[str, str]]:
    own = [one for one in calendar.stages if one.cycle.code == cycle]
    others = [
        one for one in calendar.stages if one.cycle.code != cycle and one.kind.code in ("oath", "voting")
    ]
    return [
        (f"{one.cycle.code}/{one.code}.{edge}", f"{word} {one.name} ({one.cycle.name})")
        for one in [*own, *others]
        for edge, word in (("start", _("hari pertama")), ("end", _("hari terakhir")))
    ]


def _offer(field: forms.Field, choices: list[tuple[str, Any]]) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 – for the type checker
    field.choices = choices


def _choose_among(field: forms.Field, places: QuerySet[Territory]) -> None:
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 – for the type checker
    field.queryset = places
