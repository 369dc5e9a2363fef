"""The box of the public side."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sejuk.desk.listening.tipline.reading import MAX_TEXT

_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
#: Below this nothing can be told apart.
SHORTEST = 8


def looks_like_address(text: str) -> bool:
    """Whether it is one address and nothing else."""
    return _ADDRESS.match(text.strip()) is not None


class CheckForm(forms.Form):
    """A message, a sentence of it, or the address of a public item."""

    q = forms.CharField(
        label=_("Tempel kabar atau tautannya"),
        min_length=SHORTEST,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={
            "required": _("Tempel dulu isi pesan atau alamat tautannya."),
            "min_length": _("Terlalu pendek. Salin satu kalimat utuh dari kabarnya."),
            "max_length": _(
                "Terlalu panjang. Tempel bagian terpentingnya saja, paling banyak %(limit_value)d huruf."
            ),
        },
    )

    def __init__(self, said: Any = None) -> None:
        super().__init__(_one(said) if said is not None else None)


def _one(said: Any) -> dict[str, str]:
    """What was typed; or what a phone's share menu hands over in up to three parts."""
    if "q" in said:
        return {"q": said["q"]}
    parts = (said.get(name, "").strip() for name in ("text", "url", "title"))
    return {"q": "\n".join(dict.fromkeys(part for part in parts if part))}
