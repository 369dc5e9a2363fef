"""What the checks of our own wording say of a draft: the one place that knows who checks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.words import Words
from sejuk.desk.wording_check import pointing_words


class Severity(StrEnum):
    """What a finding does to the text's way out."""

    BLOCK = "block"
    NEEDS_OTHER_INSTITUTION = "needs_other_institution"
    WARN = "warn"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: where (a part of the form), which words, why, and what to write instead."""

    rule: str
    severity: Severity
    field: str
    words: str
    why: str
    proposals: Sequence[str] = ()


def check(words: Words, *, kind: str, claim: str = "", about_process: bool = False) -> list[Finding]:
    """All findings, the gravest first."""
    found = _pointing(words)
    if not words.sources:
        found.append(
            Finding(
                "no_source", Severity.BLOCK, "sources", "", _("Teks ini belum menyebut satu sumber pun."),
                (_("Tambahkan paling sedikit satu sumber yang dapat dibuka pembaca."),),
            )
        )  # fmt: skip
    return found


def needs_other_institution(found: Iterable[Finding]) -> bool:
    """Whether somebody of another institution must pass the text (G7)."""
    return any(one.severity == Severity.NEEDS_OTHER_INSTITUTION for one in found)


def refuse_blocked(found: Iterable[Finding]) -> None:
    """Refuse a text that must not go on as it is.

    Raises:
        Refused: a finding blocks it; it says which.
    """
    for one in found:
        if one.severity == Severity.BLOCK:
            said = f"{one.why} “{one.words}”" if one.words else one.why
            raise Refused(
                said, " ".join(one.proposals) or _("Ubah bagian itu, lalu ajukan lagi."), status=422
            )


def _pointing(words: Words) -> list[Finding]:
    parts = {"title": words.title, "summary": words.summary}
    parts |= {f"passage_{number}": one.text for number, one in enumerate(words.passages)}
    why = _("Menunjuk peserta pemilu atau memuji petahana; orang dari lembaga lain harus ikut menyetujui.")
    return [
        Finding("contestant", Severity.NEEDS_OTHER_INSTITUTION, name, found, why, (_("Hapus bagian ini."),))
        for name, text in parts.items()
        for found in pointing_words(text)
    ]
