"""What a stage asks to look at before something goes out: what is left of it, and a box for each check."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from sejuk.desk.stages.modes import Check


def unticked(asked: Sequence[Check], looks: Iterable[Collection[str]]) -> tuple[Check, ...]:
    """What is left of ``asked`` after ``looks``, each the codes that somebody ticked."""
    ticked = {code for codes in looks for code in codes}
    return tuple(one for one in asked if one.code not in ticked)


class LookForm(forms.Form):
    """Every box has to be ticked."""

    def __init__(self, *args: Any, checks: Sequence[Check], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [one.code for one in checks]
        for one in checks:
            rule = ", ".join(filter(None, (one.rule, one.article)))
            self.fields[f"cek_{one.code}"] = forms.BooleanField(
                label=f"{one.text} ({rule})",
                error_messages={"required": _("Periksa hal ini, lalu centang.")},
            )

    def ticked(self) -> list[str]:
        """The codes of the boxes that were ticked."""
        return [code for code in self.codes if self.cleaned_data.get(f"cek_{code}")]
