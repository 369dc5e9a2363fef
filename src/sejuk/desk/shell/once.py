"""A form whose content is taken once, however often a phone sends it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _


class OnceForm(forms.Form):
    """A form that names itself; the verb behind it knows the name when it comes again."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"client_id": uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """A hidden field has no place of its own for its error."""
        if "client_id" in self.errors:
            self.add_error(
                None, _("Formulir ini tidak terkirim utuh. Muat ulang halamannya, lalu kirim lagi.")
            )
        return super().clean() or {}
