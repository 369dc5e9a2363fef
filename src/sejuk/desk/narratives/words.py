"""The screen's words for the engine's codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABEL_WORDS: dict[str, Promise] = {
    "hate_speech": _("Ujaran kebencian"),
    "abusive": _("Kata kasar"),
    "target_individual": _("Sasaran perorangan"),
    "target_group": _("Sasaran kelompok"),
    "ground_religion": _("Agama atau kepercayaan"),
    "ground_ethnicity": _("Suku, ras atau asal"),
    "ground_gender": _("Gender atau orientasi seksual"),
    "ground_body": _("Disabilitas atau tubuh"),
    "ground_other": _("Golongan lain"),
    "strength": _("Kekerasan ujaran"),
    "incitement": _("Ancaman atau hasutan"),
    "divisive": _("Adu domba"),
    "check_worthy": _("Klaim layak periksa"),
}

THEME_WORDS: dict[str, Promise] = {
    "voter_list": _("Daftar pemilih"),
    "logistics": _("Logistik"),
    "polling_day": _("Hari pemungutan suara"),
    "counting": _("Penghitungan dan rekapitulasi"),
    "electoral_bodies": _("Penyelenggara pemilu"),
    "official_neutrality": _("Netralitas aparat"),
    "money_politics": _("Politik uang"),
    "identity": _("Identitas"),
    "security": _("Keamanan"),
    "contestants": _("Peserta pemilu"),
    "other": _("Lain-lain"),
}

#: Signals that a list says of a narrative; grounds and targets are read on its page.
HEADLINE_SIGNALS = ("incitement", "hate_speech", "divisive", "check_worthy", "abusive")

#: From which mean probability on a signal is said, and how surely.
_SURENESS: tuple[tuple[float, Promise], ...] = (
    (0.75, _("sangat mungkin")),
    (0.5, _("mungkin")),
    (0.2, _("ada tanda")),
)


@dataclass(frozen=True, slots=True)
class Signal:
    """What the posts seem to show: a word, how surely, and the probability in per cent."""

    code: str
    word: Promise
    sureness: Promise
    percent: int


def signals_in_words(signals: Mapping[str, float], codes: tuple[str, ...] = HEADLINE_SIGNALS) -> list[Signal]:
    """The signals worth saying, likeliest first."""
    said = [one for code in codes if (one := _signal(code, signals.get(code, 0.0)))]
    return sorted(said, key=lambda one: -one.percent)


def _signal(code: str, probability: float) -> Signal | None:
    sureness = next((word for least, word in _SURENESS if probability >= least), None)
    return Signal(code, LABEL_WORDS[code], sureness, round(100 * probability)) if sureness else None


@dataclass(frozen=True, slots=True)
class Term:
    """A factor of the temperature: what it says and its value."""

    word: Promise
    meaning: Promise
    value: float
    is_factor: bool


_TERMS: tuple[tuple[str, Promise, Promise], ...] = (
    (
        "harm",
        _("Banyaknya"),
        _("unggahan yang memanaskan, dari 0 sampai 100; yang lama makin kurang dihitung"),
    ),
    ("growth", _("Kebaruan"), _("1 bila lama, mendekati 2 bila baru saja muncul")),
    ("spread", _("Sebaran"), _("½ bila di satu tempat, mendekati 1 bila di banyak tempat")),
    (
        "authors",
        _("Penulis"),
        _("mendekati 0 bila sedikit orang, mendekati 1 bila banyak orang yang berbeda"),
    ),
)


def terms_in_words(terms: Mapping[str, float]) -> list[Term]:
    """The formula's terms in its order; the temperature is their product."""
    return [
        Term(word, meaning, terms[code], code != "harm") for code, word, meaning in _TERMS if code in terms
    ]
