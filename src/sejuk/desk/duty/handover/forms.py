"""The notes of a shift: a field for each matter that is open."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sejuk.desk.duty.handover.writing import LONGEST_NOTE
from sejuk.desk.duty.models import HandOver
from sejuk.desk.shell.matters import Matter


class NotesForm(forms.Form):
    """A note on each matter, and what else the next should know."""

    def __init__(
        self, data: QueryDict | None, *, open_matters: Sequence[Matter], kept: HandOver | None
    ) -> None:
        notes = {note.key: note.text for note in kept.notes.all()} if kept else {}
        super().__init__(data)
        self._keys = {f"note_{place}": one.key for place, one in enumerate(open_matters)}
        for (name, key), one in zip(self._keys.items(), open_matters, strict=True):
            self.fields[name] = forms.CharField(
                label=f"{one.kind}: {one.title[:120]}" if not one.harsh else one.kind,
                initial=notes.get(key, ""),
                max_length=LONGEST_NOTE,
                widget=forms.Textarea(attrs={"rows": 2}),
                error_messages={"required": _("Tulis keadaannya, meskipun hanya: belum ada perubahan.")},
            )
        self.fields["remark"] = forms.CharField(
            label=_("Catatan lain untuk petugas berikutnya"),
            help_text=_("Jangan menulis nama warga atau nomor telepon."),
            initial=kept.remark if kept else "",
            max_length=2000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def notes(self) -> dict[str, str]:
        """Key of the matter → the note."""
        return {key: self.cleaned_data[name] for name, key in self._keys.items()}
