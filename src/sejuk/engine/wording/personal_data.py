"""What names or reaches a private person, and how it is shown: never whole.

Patterns in which every step is decided by the next character, so that no text can make them slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_AT = "@＠﹫"
#: Mail of an office is no private address.
_OFFICE_MAIL = re.compile(r"@(?:[\w-]+\.)*(?:go|desa|mil|ac|sch)\.id$", re.IGNORECASE)
_MAIL = re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}[{_AT}][\w-]{{1,63}}(?:\.[\w-]{{2,63}}){{1,4}}")
_HANDLE = re.compile(rf"(?<![\w.+{_AT}-])[{_AT}][\w.]{{2,40}}")
_DIGITS = re.compile(r"(?<![\d+])[+(]?\d[\d .()-]{5,30}\d")
_STREET = re.compile(
    r"\b(?:jalan|jln?|gang|gg|perumahan|perum|kompleks|komplek|dusun|kampung|lorong)\b\.?"
    r"(?: [\w./-]{1,30}){1,5}?,? (?:no|nomor|blok)\b\.? ?\w{1,5}",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"\brt\b\.? ?/? ?(?:rw\b\.? ?)?\d{1,3} ?[/,]? ?(?:rw\b\.? ?)?\d{1,3}\b", re.IGNORECASE)
#: A home is said to be one; an office, a hall and a polling station have addresses too.
_HOME = re.compile(
    r"\b(?:rumah(?:nya)?|tinggal|kediaman(?:nya)?|domisili|berdomisili|alamat rumah|kontrakan|indekos|kos|"
    r"warga)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:kantor|sekretariat|posko|balai|gedung|tps|pos|kpu|bawaslu|polsek|polres|polda|dinas|kelurahan|kecamatan|"
    r"sekolah|masjid|gereja|pura|vihara|aula|puskesmas|rumah sakit)\b",
    re.IGNORECASE,
)
_AROUND = 60
#: How people write sixteen digits: in one, or in these groups. Other groups need the word for it beside them.
_GROUPS = {(16,), (4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (2, 2, 2, 2, 2, 2, 4)}
_CARD = re.compile(r"\b(?:nik|ktp|ktp-el|e-ktp|kk|kartu keluarga|kependudukan|identitas)\b", re.IGNORECASE)
_CARD_AROUND = 40
_MASK = "•"


@dataclass(frozen=True, slots=True)
class Found:
    """Characters ``start`` to ``end`` that name or reach a person; ``kind`` is the message of the rule."""

    kind: str
    start: int
    end: int


def personal_data(text: str, public: Sequence[str] = ()) -> Sequence[Found]:
    """Give what names or reaches a private person in ``text``, in order, without overlaps.

    ``public`` are contacts that an office has published as its own: they are left out.
    """
    known = {_plain(one) for one in public}
    found = sorted(_all(text), key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if (not kept or one.start >= kept[-1].end) and _plain(text[one.start : one.end]) not in known:
            kept.append(one)
    return kept


def _plain(contact: str) -> str:
    """A contact without what people write differently; +62 and 0 are the same."""
    digits = re.sub(r"\D", "", contact)
    if len(digits) >= 6 and not any(char.isalpha() for char in contact):
        return "0" + digits.removeprefix("62").removeprefix("0")
    return contact.strip().lower()


def _all(text: str) -> Iterator[Found]:
    for found in _MAIL.finditer(text):
        if not _OFFICE_MAIL.search(found[0]):
            yield Found("mail", *found.span())
    yield from (Found("handle", *found.span()) for found in _HANDLE.finditer(text))
    for found in _DIGITS.finditer(text):
        if kind := _number(found[0], text[max(0, found.start() - _CARD_AROUND) : found.start()]):
            yield Found(kind, *found.span())
    yield from _homes(text)


def _number(written: str, before: str) -> str:
    """What a run of digits is: an identity number, a mobile or another telephone, or nothing of that."""
    digits = re.sub(r"\D", "", written)
    if len(digits) == 16:
        groups = tuple(len(group) for group in re.findall(r"\d+", written))
        return "nik" if groups in _GROUPS or _CARD.search(before) else ""
    if re.fullmatch(r"(?:62|0)8\d{7,11}", digits):
        return "mobile"
    if re.fullmatch(r"(?:62|0)[2-79]\d{7,10}", digits):
        return "telephone"
    return ""


def _homes(text: str) -> Iterator[Found]:
    for pattern in (_STREET, _HOUSE):
        for found in pattern.finditer(text):
            before = text[max(0, found.start() - _AROUND) : found.start()]
            if _HOME.search(before) and not _OFFICE.search(before):
                yield Found("home", *found.span())


def masked(text: str, found: Sequence[Found], start: int, end: int) -> str:
    """Give characters ``start`` to ``end`` of ``text`` with what is personal in them masked.

    Of a number the last two digits stay, of anything else its first letter: enough to find it in the text.
    """
    pieces, place = [], start
    for one in found:
        if one.end > start and one.start < end:
            pieces += [text[place : max(place, one.start)], _hidden(text[one.start : one.end], one.kind)]
            place = one.end
    return "".join([*pieces, text[place:end]])


def _hidden(words: str, kind: str) -> str:
    if kind in ("nik", "mobile", "telephone"):
        return _MASK * 6 + re.sub(r"\D", "", words)[-2:]
    return words[0] + _MASK * 6
