"""What a letter says: the office, the matter in the desk's words, the verdict, public addresses."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sejuk.desk.cases.models import Harm, Referral
from sejuk.desk.cases.referring.access import standing_verdict
from sejuk.desk.cases.referring.addresses import addresses_of
from sejuk.desk.cases.referring.destinations import label_for, places

_MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
)  # letters to Indonesian offices are in Indonesian, whatever language the screen has


@dataclass(frozen=True, slots=True)
class Letter:
    """Plain texts in the order in which they stand. ``facts`` are label and text, ``addresses`` public."""

    institution: str
    unit: str
    number: str
    place_and_date: str
    to: list[str]
    subject: str
    paragraphs: list[str]
    facts: list[tuple[str, str]]
    addresses: list[str]
    request: str
    note: str
    #: The letter's day, ISO 8601.
    day: str

    def as_json(self) -> dict[str, Any]:
        """For the typesetter."""
        return asdict(self)


def letter_of(referral: Referral) -> Letter:
    """The letter as it stands. Nobody is named: the office signs."""
    unit, place = referral.unit, places()[referral.destination]
    day = referral.made_at.astimezone(ZoneInfo(unit.time_zone)) if referral.case_id else referral.made_at
    until = referral.due_at.astimezone(ZoneInfo(unit.time_zone))
    return Letter(
        institution=unit.institution.name,
        unit=unit.name,
        number=f"R-{referral.pk}/{day.year}",
        place_and_date=f"{unit.territory.name}, {date_in_words(day)}",
        to=place.to,
        subject=referral.subject,
        paragraphs=[line.strip() for line in referral.body.splitlines() if line.strip()],
        facts=_facts(referral),
        addresses=addresses_of(referral.case) if referral.case else [],
        request=f"Mohon tanggapan paling lambat {date_in_words(until)}.",
        note=_NOTE if referral.case else _NOTE_COMPLAINT,
        day=day.date().isoformat(),
    )


_NOTE = (
    "Surat ini memuat uraian kantor, putusan, dan alamat publik saja. Tidak memuat tangkapan layar, tulisan "
    "warga, atau nama orang, dan tidak meminta tindakan terhadap siapa pun."
)
_NOTE_COMPLAINT = (
    "Aduan ini diteruskan supaya layanannya diperbaiki. Pengadunya tidak dicatat dan tidak disebut."
)


def _facts(referral: Referral) -> list[tuple[str, str]]:
    if referral.case is None:
        return []
    verdict = standing_verdict(referral.case)
    label = label_for(places()[referral.destination], verdict.accuracy)
    facts = [("Klaim", verdict.claim), ("Putusan", label), ("Penjelasan", verdict.explanation)]
    if verdict.harm != Harm.NONE:
        facts.insert(2, ("Bahaya", str(Harm(verdict.harm).label)))
    if verdict.correction:
        facts.append(("Koreksi", verdict.correction))
    return facts


def date_in_words(day: date) -> str:
    """``8 Mei 2029``, in Indonesian whatever language the screen has."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
