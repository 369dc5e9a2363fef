"""What the columns of a file are: guessed, shown, corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sejuk.engine import canonical_url, mask_mentions
from sejuk.sources.files.face import ColumnMap, Preview, Role

ROLES = {
    Role.TEXT: _("Teks"),
    Role.TITLE: _("Judul"),
    Role.PUBLISHED_AT: _("Waktu"),
    Role.URL: _("Alamat"),
    Role.ACCOUNT: _("Akun atau nama penulis"),
    Role.REGION: _("Wilayah"),
    Role.LANGUAGE: _("Bahasa"),
    Role.ID: _("Nomor butir"),
}
ZONES = [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT"), ("UTC", "UTC")]
_ROWS = 6
_CELL = 120
#: Long enough to be a text and not a name.
_TEXT = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """A look at the file, with people masked: column names, what each holds, and first rows."""

    columns: list[tuple[str, str]]
    rows: list[list[str]]
    count: int
    exact: bool


class MappingForm(forms.Form):
    """Which column holds what."""

    def __init__(self, look: Preview, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "–"), *((column, column) for column in look.columns)]
        for role, label in ROLES.items():
            guess = look.guesses.get(role)
            self.fields[f"kolom_{role.value}"] = forms.ChoiceField(
                label=label,
                choices=choices,
                required=role is Role.TEXT,
                initial=guess.column if guess else "",
            )
        self.fields["kolom_zone"] = forms.ChoiceField(
            label=_("Zona waktu bila tidak tertulis"), choices=ZONES, initial="Asia/Jakarta", required=False
        )

    def chosen(self) -> ColumnMap | None:
        """The map that was chosen, None where the text's column is missing."""
        if not self.is_valid():
            return None
        return ColumnMap.from_json({n.removeprefix("kolom_"): v for n, v in self.cleaned_data.items()})


def shown(look: Preview, mapping: ColumnMap | None) -> Shown:
    """What may be shown of a file: nothing that could be an account."""
    roles = {column: role for role, column in mapping.columns.items()} if mapping else {}
    named = [(column, str(ROLES[roles[column]]) if column in roles else "") for column in look.columns]
    rows = [
        [_cell(text, roles.get(column)) for column, text in zip(look.columns, row, strict=False)]
        for row in look.rows[:_ROWS]
    ]
    return Shown(named, rows, look.row_estimate, look.row_estimate_exact)


def _cell(text: str, role: Role | None) -> str:
    if not text:
        return ""
    if role is Role.URL:
        return canonical_url(text) or "–"
    if role in (Role.ACCOUNT, Role.ID) or (role is None and len(text) < _TEXT and not text[:1].isdigit()):
        return "•••"
    return mask_mentions(text)[:_CELL]
