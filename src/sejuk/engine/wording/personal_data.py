"""What names or reaches a private person, and how it is shown: never whole.

Patterns in which every step is decided by the next character, so that no text can make them slow.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_AT = "@＠﹫"
#: Mail of an office is no private address.
_OFFICE_MAIL = re.compile(r"@(?:[\w-]+\.)*(?:go|desa|mil|ac|sch)\.id$", re.IGNORECASE)
_MAIL = re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}[{_AT}][\w-]{{1,63}}(?:\.[\w-]{{2,63}}){{1,4}}")
_HANDLE = re.compile(rf"(?<![\w.+{_AT}-])[{_AT}][\w.]{{1,39}}\w")
#: Sixteen digits in one, in the groups that people write, or anyhow after a word that says what they are.
_NIK = re.compile(
    r"(?<!\d)(?:\d{16}|\d{4}([ .-])\d{4}\1\d{4}\1\d{4}|\d{6}([ .-])\d{6}\2\d{4}"
    r"|\d{2}([ .-])\d{2}\3\d{2}\3(?:\d{6}|\d{2}\3\d{2}\3\d{2})\3\d{4})(?!\d)"
)
_ANY_SIXTEEN = re.compile(r"(?<!\d)\d(?:[ .-]?\d){15}(?!\d)")
_CARD = re.compile(r"\b(?:nik|ktp|ktp-el|kk|keluarga|kependudukan|identitas\w*)\b", re.IGNORECASE)
_CARD_AROUND = 40
_MOBILE = re.compile(r"(?<!\d)(?:\+ ?62|62|\(?0)[ .()-]{0,2}8(?:[ .()-]{0,2}\d){7,11}(?!\d)")
#: Digits said one by one, as on the telephone.
_DIGIT_WORD = "(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)"
_SPELLED = re.compile(rf"\b{_DIGIT_WORD}(?:[ ,-]{{1,3}}{_DIGIT_WORD}){{8,19}}\b", re.IGNORECASE)
#: A car by its plate and money by its account, where a word says that it is one.
_PLATE = re.compile(r"\b[A-Z]{1,2} ?\d{1,4} ?[A-Z]{1,3}\b")
_PLATE_WORD = re.compile(r"\b(?:nopol|pelat|plat|kendaraan|mobil|motor)(?:nya)?\b", re.IGNORECASE)
_ACCOUNT = re.compile(r"(?<!\d)\d(?:[ .-]?\d){7,15}(?!\d)")
_ACCOUNT_WORD = re.compile(r"\brek(?:ening)?(?:nya)?\b", re.IGNORECASE)
#: A telephone that is said to be an office's.
_SERVICE = re.compile(
    r"\b(?:pengaduan|layanan|kantor|hotline|call center|posko|loket|sekretariat|helpdesk|humas)\b",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"(?<!\d)(?:\+62[ -]?|\(?0)[2-79]\d{1,2}\)?[ -]?\d{3,4}[ -]?\d{3,5}(?!\d)")
_STREET = re.compile(
    r"\b(?:jalan|jln?|gang|gg|perumahan|perum|kompleks|komplek|dusun|kampung|lorong)\b\.?"
    r"(?: [\w./-]{1,30}){1,5}?,? (?:no|nomor|blok)\b\.? ?\w{1,5}",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"\brt\b\.? ?/? ?\d{1,3}(?: ?[/,]? ?(?:rw\b\.? ?)?\d{1,3})?\b", re.IGNORECASE)
#: A home is said to be one; an office, a hall and a polling station have addresses too.
_HOME = re.compile(
    r"\b(?:rumah(?:nya)?|tinggal|kediaman(?:nya)?|domisili|berdomisili|beralamat|alamat rumah|kontrakan|"
    r"indekos|kos)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:kantor|sekretariat|posko|balai|gedung|tps|pos|kpu|bawaslu|polsek|polres|polda|dinas|kelurahan|kecamatan|"
    r"sekolah|masjid|gereja|pura|vihara|aula|puskesmas|rumah sakit)\b",
    re.IGNORECASE,
)
_AROUND = 60
_MASK = "•"
_AFTER_A_WORD = (
    (_ANY_SIXTEEN, _CARD, "nik"),
    (_ACCOUNT, _ACCOUNT_WORD, "account"),
    (_PLATE, _PLATE_WORD, "plate"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """Characters ``start`` to ``end`` that name or reach a person; ``kind`` is the message of the rule."""

    kind: str
    start: int
    end: int


def personal_data(text: str, public: Sequence[str] = ()) -> Sequence[Found]:
    """Give what names or reaches a private person in ``text``, in order, without overlaps.

    ``public`` are contacts that an office has published as its own, alone or in a line of text: they are
    left out.
    """
    known = {_plain(part) for one in public for part in (one, *_contacts(one))}
    found = sorted(_all(text), key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if (not kept or one.start >= kept[-1].end) and _plain(text[one.start : one.end]) not in known:
            kept.append(one)
    return kept


def _contacts(line: str) -> Iterator[str]:
    """The contacts in a line of an office: *Humas, 0811-0000-5555 or humas@office.example*."""
    return (line[found.start : found.end] for found in _all(line))


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
    for pattern, kind in ((_NIK, "nik"), (_MOBILE, "mobile")):
        yield from (Found(kind, *found.span()) for found in pattern.finditer(text))
    for found in _TELEPHONE.finditer(text):
        if not _before(_SERVICE, text, found):
            yield Found("telephone", *found.span())
    for pattern, word, kind in _AFTER_A_WORD:
        for found in pattern.finditer(text):
            if _before(word, text, found):
                yield Found(kind, *found.span())
    yield from (Found("mobile", *found.span()) for found in _SPELLED.finditer(text))
    yield from _homes(text)


def _before(word: re.Pattern[str], text: str, found: re.Match[str]) -> bool:
    return bool(word.search(text, max(0, found.start() - _CARD_AROUND), found.start()))


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
    first = bisect_right(found, start, key=lambda one: one.end)
    last = bisect_left(found, end, key=lambda one: one.start)
    for one in found[first:last]:
        pieces += [text[place : max(place, one.start)], _hidden(text[one.start : one.end], one.kind)]
        place = one.end
    return "".join([*pieces, text[place:end]])


def _hidden(words: str, kind: str) -> str:
    if kind in ("nik", "mobile", "telephone", "account"):
        return _MASK * 6 + re.sub(r"\D", "", words)[-2:]
    return words[0] + _MASK * 6
