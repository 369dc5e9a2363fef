"""A text as an announcer reads it: hours, dates, sums, shares, abbreviations and addresses in words."""

from __future__ import annotations

import re
from collections.abc import Callable

from sejuk.desk.kits.phrases import FALLBACK, phrases
from sejuk.desk.kits.words.numbers import digits, spelled

#: What is read as a word although it is written in capitals; other capitals are read letter by letter.
_AS_WORD = frozenset(
    "BAWASLU PEMILU PILKADA PILPRES PILEG POLRI POLDA POLRES POLSEK DISKOMINFO KOMINFO KOMDIGI PANWASLU "
    "BASARNAS PUSKESMAS BANSOS SARA HOAKS KORPRI SAMSAT".split()
)
_IN_FULL = {
    "id": {
        "WIB": "Waktu Indonesia Barat", "WITA": "Waktu Indonesia Tengah", "WIT": "Waktu Indonesia Timur",
        "s.d.": "sampai dengan", "dll.": "dan lain-lain", "Jl.": "Jalan", "No.": "nomor",
        "Kab.": "Kabupaten", "Kec.": "Kecamatan",
    },
    "en": {
        "WIB": "Western Indonesia Time", "WITA": "Central Indonesia Time", "WIT": "Eastern Indonesia Time",
        "No.": "number",
    },
}  # fmt: skip
_SAID = {
    "id": {"rupiah": "rupiah", "percent": "persen", "point": "koma", "dot": "titik", "slash": "garis miring"},
    "en": {"rupiah": "rupiah", "percent": "per cent", "point": "point", "dot": "dot", "slash": "slash"},
}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[\w/]")
_HOUR = re.compile(r"(?<![\d.,])([01]?\d|2[0-4])[.:]([0-5]\d)(?![.,:]?\d)")
_DAY = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_MONEY = re.compile(r"Rp\.?\s?(\d{1,3}(?:\.\d{3})+|\d+)(?:,-|,00)?")
_PERCENT = re.compile(r"(\d+)(?:,(\d+))?\s?%")
_LARGE = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d])")
_DECIMAL = re.compile(r"(?<![\d.,])(\d+),(\d+)(?![\d])")
_CODE = re.compile(r"(?<!\d)(?:0\d{2,}|\d{9,})(?!\d)")
_NUMBER = re.compile(r"\d+")
#: Versions and the like: ``2.0.1``.
_POINTS = re.compile(r"\d+(?:\.\d+)+")
#: The first letter of a sentence.
_START = re.compile(r"(?:^|(?<=[.!?] ))[^\W\d_]")
_CAPITALS = re.compile(r"\b[A-Z]{2,6}\b")


def aloud(text: str, language: str) -> str:
    """The text without a figure in it. Regional languages read numbers in Indonesian."""
    tongue = "en" if language == "en" else "id"
    said = _SAID[tongue]
    rules: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_ADDRESS, lambda found: address_aloud(found[0], tongue)),
        (_DAY, lambda found: _day(found, tongue)),
        (_MONEY, lambda found: f"{_plain(found[1], tongue)} {said['rupiah']}"),
        (_PERCENT, lambda found: f"{_decimal(found, tongue)} {said['percent']}"),
        (_HOUR, lambda found: _hour(found, tongue)),
        (_LARGE, lambda found: _plain(found[0], tongue)),
        (_DECIMAL, lambda found: _decimal(found, tongue)),
        (_CODE, lambda found: digits(found[0], tongue)),
        (_POINTS, lambda found: address_aloud(found[0], tongue)),
        (_NUMBER, lambda found: _number(found[0], tongue)),
    )
    for words, full in _IN_FULL[tongue].items():
        text = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", full, text)
    for pattern, read in rules:
        text = pattern.sub(lambda found, read=read: f" {read(found)} ", text)  # type: ignore[misc]
    text = _CAPITALS.sub(lambda found: found[0] if found[0] in _AS_WORD else "-".join(found[0]), text)
    text = re.sub(r"\s+([.,;:!?)”])", r"\1", re.sub(r"([(“])\s+", r"\1", " ".join(text.split())))
    return _START.sub(lambda found: found[0].upper(), text)


def address_aloud(address: str, language: str) -> str:
    """``kpu.teduh.example/jam`` as ``kpu titik teduh titik example garis miring jam``."""
    said = _SAID["en" if language == "en" else "id"]
    short = re.sub(r"^(?:https?://)?(?:www\.)?", "", address).rstrip("/")
    parts = re.findall(r"\d+|[^\W\d_]+|[./-]", short)
    names = {".": said["dot"], "/": said["slash"], "-": "strip" if language != "en" else "dash"}
    return " ".join(spelled(int(one), language) if one.isdigit() else names.get(one, one) for one in parts)


def _hour(found: re.Match[str], language: str) -> str:
    hour, minute = int(found[1]), int(found[2])
    if minute == 0:
        return spelled(hour, language)
    if language == "en":
        return f"{spelled(hour, language)} {'oh ' if minute < 10 else ''}{spelled(minute, language)}"
    return f"{spelled(hour, language)} lewat {spelled(minute, language)} menit"


def _day(found: re.Match[str], language: str) -> str:
    months = phrases()[language if language in phrases() else FALLBACK]["months"].split()
    day, month, year = (int(part) for part in found.groups())
    if not 1 <= month <= len(months):
        return " ".join(spelled(part, language) for part in (day, month, year))
    return f"{spelled(day, language)} {months[month - 1]} {spelled(year, language)}"


def _plain(text: str, language: str) -> str:
    return spelled(int(text.replace(".", "")), language)


def _decimal(found: re.Match[str], language: str) -> str:
    whole = spelled(int(found[1]), language)
    return f"{whole} {_SAID[language]['point']} {digits(found[2], language)}" if found[2] else whole


def _number(text: str, language: str) -> str:
    return spelled(int(text), language)
