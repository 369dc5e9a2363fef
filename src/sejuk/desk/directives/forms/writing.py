"""The form of a directive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from sejuk.desk import clock
from sejuk.desk.cases.forms.reasons import words
from sejuk.desk.directives.models import Directive, OrderKind
from sejuk.desk.directives.naming import validate_meeting_link, validate_nameless
from sejuk.desk.directives.services.drafting import Due, Reach, Wording
from sejuk.desk.organisation.models import Unit
from sejuk.desk.shell.once import OnceForm
from sejuk.desk.shell.zones import zone_name

#: Tasks that fit on the form.
MOST_TASKS = 8
_SHOWN_LEVELS = {
    Unit.Level.HEADQUARTERS: (Unit.Level.PROVINCE, Unit.Level.REGENCY, Unit.Level.SECTOR),
    Unit.Level.PROVINCE: (Unit.Level.REGENCY, Unit.Level.SECTOR),
    Unit.Level.REGENCY: (Unit.Level.SECTOR,),
    Unit.Level.SECTOR: (),
}


def moment(label: object, *, required: bool = True, help_text: object = "") -> forms.DateTimeField:
    """A moment in the zone of whoever fills in the form."""
    return forms.DateTimeField(
        label=label,  # type: ignore[arg-type]
        required=required,
        help_text=help_text,  # type: ignore[arg-type]
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class DirectiveForm(OnceForm):
    """What is asked of units below, and by when. No field takes a person (G6)."""

    subject = forms.CharField(label=_("Perihal"), max_length=160, validators=[validate_nameless])
    text = words(
        _("Isi arahan"),
        _(
            "Apa yang diminta dari unit, dan mengapa. Tentang isu, tahapan, atau wilayah, bukan tentang "
            "orang: nama akun, NIK, nomor telepon, dan tautan akun ditolak."
        ),
        rows=8,
        max_length=6000,
        validators=[validate_nameless],
    )
    order_kind = forms.ChoiceField(label=_("Dasar"), choices=OrderKind.choices, required=False)
    order_number = forms.CharField(
        label=_("Nomor surat"), max_length=80, required=False, validators=[validate_nameless]
    )
    conference_at = moment(_("Konferensi video"), required=False)
    conference_link = forms.URLField(
        label=_("Alamat konferensi video"),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[validate_meeting_link],
    )
    acknowledge_by = moment(_("Dinyatakan diterima paling lambat"))
    levels = forms.MultipleChoiceField(
        label=_("Tingkat unit penerima"), widget=forms.CheckboxSelectMultiple, choices=()
    )
    branches = forms.ModelMultipleChoiceField(
        label=_("Hanya cabang ini"),
        help_text=_("Kosongkan untuk semua unit di bawah."),
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, unit: Unit, *args: Any, draft: Directive | None = None, **kwargs: Any) -> None:
        if draft is not None:
            kwargs["initial"] = _said(draft) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if draft is not None:
            del self.fields["client_id"]
        self._corrects = draft is not None and draft.replaces_id is not None
        self._add_tasks()
        self._name_zone()
        if self._corrects:
            del self.fields["levels"], self.fields["branches"]
            self.fields["correction"] = words(
                _("Apa yang dikoreksi"), rows=2, max_length=600, validators=[validate_nameless]
            )
            self.order_fields(["correction"])
        else:
            self._offer_units(unit)

    def _offer_units(self, unit: Unit) -> None:
        levels = _SHOWN_LEVELS[Unit.Level(unit.level)]
        self.fields["levels"].choices = [(one.value, one.label) for one in levels]  # type: ignore[attr-defined]
        self.fields["levels"].initial = [one.value for one in levels]
        below: QuerySet[Unit] = unit.children.order_by("name")
        self.fields["branches"].queryset = below  # type: ignore[attr-defined]

    def _add_tasks(self) -> None:
        for number in range(1, MOST_TASKS + 1):
            self.fields[f"task_{number}"] = forms.CharField(
                label=_("Tugas %(number)d") % {"number": number},
                max_length=300,
                required=False,
                validators=[validate_nameless],
            )
            self.fields[f"due_{number}"] = moment(_("Selesai paling lambat"), required=False)

    def _name_zone(self) -> None:
        note = _("Waktu %(zone)s.") % {"zone": zone_name()}
        for name in ("conference_at", "acknowledge_by", "due_1"):
            self.fields[name].help_text = note

    def task_fields(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Each task's line with its deadline."""
        for number in range(1, MOST_TASKS + 1):
            yield self[f"task_{number}"], self[f"due_{number}"]

    def plain_fields(self) -> list[BoundField]:
        """Everything but the tasks."""
        return [field for field in self if not field.name.startswith(("task_", "due_"))]

    def clean(self) -> dict[str, Any]:
        """Deadlines lie ahead; a task has its deadline, a conference its time and a letter its number."""
        said: dict[str, Any] = super().clean() or {}
        self._check_ahead(said)
        for number in range(1, MOST_TASKS + 1):
            if bool(said.get(f"task_{number}")) != bool(said.get(f"due_{number}")):
                self.add_error(f"due_{number}", _("Isi tugas dan tenggatnya, atau kosongkan keduanya."))
        if said.get("conference_link") and not said.get("conference_at") and not self.errors:
            self.add_error("conference_at", _("Isi waktunya, atau kosongkan alamatnya."))
        if said.get("order_kind") and not said.get("order_number"):
            self.add_error("order_number", _("Isi nomor suratnya, atau pilih tanpa surat."))
        return said

    def _check_ahead(self, said: dict[str, Any]) -> None:
        names = ("acknowledge_by", "conference_at", *(f"due_{n}" for n in range(1, MOST_TASKS + 1)))
        for name in names:
            at: datetime | None = said.get(name)
            if at is not None and at <= clock.now():
                self.add_error(name, ValidationError(_("Pilih waktu yang belum lewat.")))

    def wording(self) -> Wording:
        """What the directive says."""
        said = self.cleaned_data
        tasks = [
            Due(said[f"task_{n}"], said[f"due_{n}"]) for n in range(1, MOST_TASKS + 1) if said[f"task_{n}"]
        ]
        return Wording(
            said["subject"],
            said["text"],
            said["acknowledge_by"],
            tasks,
            said["order_kind"],
            said["order_number"],
            said["conference_at"],
            said["conference_link"],
            said.get("correction", ""),
        )

    def reach(self) -> Reach | None:
        """To whom it goes; None for a correction, which goes to whom it went before."""
        if self._corrects:
            return None
        return Reach(self.cleaned_data["levels"], list(self.cleaned_data["branches"]))


def _said(draft: Directive) -> dict[str, Any]:
    names = ("subject", "text", "order_kind", "order_number", "conference_at", "conference_link")
    said = {name: getattr(draft, name) for name in (*names, "acknowledge_by", "correction", "levels")}
    said["branches"] = list(draft.branches.values_list("pk", flat=True))
    for number, task in enumerate(draft.tasks.all(), start=1):
        said[f"task_{number}"], said[f"due_{number}"] = task.text, task.due_at
    return said
