"""A box of its own for each check that a stage asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from sejuk.desk.stages.modes import Check


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
