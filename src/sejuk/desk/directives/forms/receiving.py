"""What a unit fills in about a directive, and what the sender answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sejuk.desk import clock
from sejuk.desk.cases.forms.reasons import words
from sejuk.desk.directives.forms.writing import moment
from sejuk.desk.directives.models import Meeting, Task
from sejuk.desk.directives.naming import validate_nameless
from sejuk.desk.directives.services.receiving import Done, Held
from sejuk.desk.people import PRESENT
from sejuk.desk.shell.once import OnceForm
from sejuk.desk.shell.zones import zone_name

_MOST_PEOPLE = 5000


class MeetingForm(OnceForm):
    """A unit's own meeting: when, how many of which category, with what result. No names."""

    kind = forms.ChoiceField(label=_("Bentuk"), choices=Meeting.Kind.choices)
    held_at = moment(_("Kapan"))
    result = words(
        _("Hasil"),
        _("Apa yang disepakati unit. Tanpa nama orang; hadirin cukup ditulis jumlahnya."),
        validators=[validate_nameless],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held_at"].help_text = _("Waktu %(zone)s.") % {"zone": zone_name()}
        for category in PRESENT:
            self.fields[f"present_{category.value}"] = forms.IntegerField(
                label=category.label,
                min_value=0,
                max_value=_MOST_PEOPLE,
                required=False,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    def clean_held_at(self) -> Any:
        """A meeting is noted once it was held."""
        if self.cleaned_data["held_at"] > clock.now():
            raise ValidationError(_("Catat rapat setelah selesai: pilih waktu yang sudah lewat."))
        return self.cleaned_data["held_at"]

    def clean(self) -> dict[str, Any]:
        """Somebody was there."""
        said = super().clean()
        if not any(said.get(f"present_{one.value}") for one in PRESENT):
            self.add_error(None, _("Isi jumlah hadirin untuk paling sedikit satu kategori."))
        return said

    def held(self) -> Held:
        """The meeting as it was filled in."""
        said = self.cleaned_data
        present = {one.value: said[f"present_{one.value}"] or 0 for one in PRESENT}
        return Held(said["client_id"], said["kind"], said["held_at"], said["result"], present)


class ManyFiles(forms.ClearableFileInput):
    """A choice of several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, or none."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        """Each file by itself."""
        found = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(FilesField, self).clean(one, initial) for one in found]


class ReportForm(OnceForm):
    """What was done, with evidence."""

    task = forms.ModelChoiceField(
        label=_("Tugas"), queryset=Task.objects.none(), required=False, empty_label=_("Umum")
    )
    text = words(
        _("Apa yang dikerjakan, dan apa hasilnya"),
        _("Sebut kegiatan, tempat, dan jumlah. Bukan nama warga."),
        validators=[validate_nameless],
    )
    finishes = forms.BooleanField(label=_("Tugas ini selesai dengan laporan ini"), required=False)
    berkas = FilesField(
        label=_("Bukti: gambar atau PDF"),
        help_text=_(
            "Paling banyak tiga berkas, semuanya 10 MB. Gambar digambar ulang tanpa data tersembunyi, "
            "dan wajah di dalamnya dikaburkan sebelum disimpan."
        ),
        required=False,
    )

    def __init__(self, tasks: Iterable[Task], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pks = [one.pk for one in tasks]
        self.fields["task"].queryset = Task.objects.filter(pk__in=pks)  # type: ignore[attr-defined]
        if not pks:
            del self.fields["task"], self.fields["finishes"]

    def clean(self) -> dict[str, Any]:
        """Only a task can be finished."""
        said = super().clean()
        if said.get("finishes") and not said.get("task"):
            self.add_error("task", _("Pilih tugas yang selesai."))
        return said

    def done(self, files: Sequence[UploadedFile[bytes]]) -> Done:
        """The report as it was filled in."""
        said = self.cleaned_data
        task = said.get("task")
        bodies = [file.read() for file in files]
        return Done(
            said["client_id"], said["text"], task.pk if task else None, bool(said.get("finishes")), bodies
        )


class QuestionForm(OnceForm):
    """A question about a directive."""

    text = words(
        _("Pertanyaan"),
        _("Dapat dibaca semua unit penerima, bersama jawabannya."),
        validators=[validate_nameless],
    )


class AnswerForm(forms.Form):
    """Its answer."""

    text = words(
        _("Jawaban"),
        _("Dapat dibaca semua unit penerima, dan tidak dapat diubah lagi."),
        validators=[validate_nameless],
    )


class SentenceForm(forms.Form):
    """A sentence or two: why something is given back, or what came of it."""

    def __init__(self, label: object, help_text: object, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"] = words(label, help_text, min_length=5, validators=[validate_nameless])


class AttachmentForm(forms.Form):
    """A file for a draft."""

    berkas = forms.FileField(
        label=_("Gambar atau PDF, paling besar 10 MB"),
        help_text=_("Gambar digambar ulang tanpa data tersembunyi; nama berkas tidak disimpan."),
    )
