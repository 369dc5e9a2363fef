"""A directive is no watch list (G6, G8): its texts point at no person.

The form and the verbs explain; the database refuses the plainest of them too (migration 0002), so that
nobody who writes through SQL gets round them.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sejuk.desk.organisation.refusal import Refused
from sejuk.engine.text.platforms import HOSTS, SHORT_HOSTS
from sejuk.sources.cleaning import clean_text

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Naming(StrEnum):
    """What points at a person."""

    HANDLE = "handle"
    IDENTITY_NUMBER = "identity_number"
    TELEPHONE = "telephone"
    MAIL = "mail"
    ACCOUNT_LINK = "account_link"


_WORDS: dict[Naming, StrOrPromise] = {
    Naming.HANDLE: gettext_lazy("nama akun (@…)"),
    Naming.IDENTITY_NUMBER: gettext_lazy("nomor induk kependudukan"),
    Naming.TELEPHONE: gettext_lazy("nomor telepon seluler"),
    Naming.MAIL: gettext_lazy("alamat surel di luar .go.id"),
    Naming.ACCOUNT_LINK: gettext_lazy("tautan ke akun atau unggahan media sosial"),
}
#: Hosts where everything belongs to somebody's account.
_PERSONAL = frozenset(
    {*HOSTS, *SHORT_HOSTS, "wa.me", "api.whatsapp.com", "chat.whatsapp.com", "linkedin.com"}
)
#: With something behind the host: to speak of a platform is not to point at anybody.
_LINK = re.compile(r"((?:[a-z0-9-]+\.)+[a-z]{2,})(?=(?::\d+)?/[^\s<>])", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}@(?P<host>[\w-]+(?:\.[\w-]+)+)")
_OFFICIAL = re.compile(r"(?:^|\.)go\.id$", re.IGNORECASE)
#: Also with blanks, dots or dashes between the digits; hours and dates ("08.00-12.00") are no telephone.
_NUMBERS = {
    Naming.IDENTITY_NUMBER: re.compile(r"(?<!\d)\d(?:[ .-]?\d){15}(?!\d)"),
    Naming.TELEPHONE: re.compile(
        r"(?<!\d)(?:(?:\+|00)?62[ .-]?8[1-9]|08[1-9]|0 8 [1-9])(?:[ .-]?\d){6,10}(?!\d)"
    ),
}
_HANDLE = re.compile(r"(?<![\w.+-])@\s?\w")
_AT_IN_WORDS = re.compile(r"\(at\)|\[at\]", re.IGNORECASE)


def plain(text: str) -> str:
    """The text as it is kept: no invisible characters, no letters that only look like others."""
    return clean_text(unicodedata.normalize("NFKC", text))


def namings(text: str) -> list[Naming]:
    """What in the text points at a person; nothing where it is clean."""
    said = _AT_IN_WORDS.sub("@", plain(text))
    found = [kind for kind, pattern in _NUMBERS.items() if pattern.search(said)]
    if any(not _OFFICIAL.search(match["host"]) for match in _MAIL.finditer(said)):
        found.append(Naming.MAIL)
    without_mail = _MAIL.sub(" ", said)
    if _HANDLE.search(without_mail):
        found.append(Naming.HANDLE)
    if any(_is_personal(match[1]) for match in _LINK.finditer(without_mail)):
        found.append(Naming.ACCOUNT_LINK)
    return found


def explanation(found: list[Naming]) -> str:
    """Why the text is not taken, and what to write instead."""
    return _(
        "Arahan tidak menunjuk orang. Hapus %(what)s. "
        "Sebut isu, wilayah, atau nomor kasus dan narasinya; yang menyangkut satu akun ditangani di Kasus."
    ) % {"what": ", ".join(str(_WORDS[kind]) for kind in found)}


class PointsAtSomebody(Refused):
    """A text of a directive names an account or a person."""

    def __init__(self, found: list[Naming]) -> None:
        super().__init__(explanation(found), status=422)
        self.found = found


def nameless(text: str) -> str:
    """The text as it is kept. Raises :class:`PointsAtSomebody`."""
    if found := namings(text):
        raise PointsAtSomebody(found)
    return plain(text)


def validate_nameless(text: str) -> None:
    """For fields of forms."""
    if found := namings(text):
        raise ValidationError(explanation(found), code="names_somebody")


def validate_meeting_link(link: str) -> None:
    """The address of a video conference: https, and no chat group or account."""
    parts = urlsplit(link)
    if parts.scheme != "https" or not parts.hostname or _is_personal(parts.hostname):
        raise ValidationError(
            _("Tulis alamat konferensi video yang dimulai dengan https://, bukan grup atau akun percakapan."),
            code="no_meeting",
        )


def _is_personal(host: str) -> bool:
    host = host.lower().removeprefix("www.")
    return any(host == one or host.endswith(f".{one}") for one in _PERSONAL)
