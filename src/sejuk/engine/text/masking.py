"""Masks what names a person: handles, phone numbers, e-mail addresses, NIK (G1)."""

from __future__ import annotations

import re

from sejuk.engine.text.addresses import canonical_url
from sejuk.engine.text.platforms import HOSTS, SHORT_HOSTS

_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_AT = "@＠﹫"
_PLATFORM = "|".join(sorted(map(re.escape, {*HOSTS, *SHORT_HOSTS}), key=len, reverse=True))
_LINK = re.compile(
    rf"(?:https?:/+|www\.)[^\s<>]+|(?<![\w.])(?:[a-z0-9\-]+\.)?(?:{_PLATFORM})/[^\s<>]+", re.IGNORECASE
)
_MAIL = re.compile(rf"[\w.+\-]{{1,64}}[{_AT}][\w\-]+(?:\.[\w\-]+)+")
_HANDLE = re.compile(rf"[{_AT}][{_HIDDEN}]*\w(?:[\w.\-{_HIDDEN}{_AT}]*\w)?")
_NIK = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){15}(?!\d)")
_PHONE = re.compile(r"(?<!\d)(?:\+\d{1,3}|\(?0|62)[ .\-]?\(?\d{1,4}\)?(?:[ .\-]?\d){5,10}(?!\d)")


def mask_mentions(text: str) -> str:
    """Give ``text`` with what names a person masked; applying it twice changes nothing.

    Handles become ``@…``, e-mail addresses ``[surel]``, identity numbers (NIK, 16 digits) ``[NIK]``,
    phone numbers ``[telepon]``. Links to known platforms lose their handle (``x:123``) or become
    ``[tautan]``.
    """
    text = _LINK.sub(_masked_link, text)
    text = _MAIL.sub("[surel]", text)
    text = _HANDLE.sub("@…", text)
    text = _NIK.sub("[NIK]", text)
    return _PHONE.sub("[telepon]", text)


def _masked_link(match: re.Match[str]) -> str:
    return canonical_url(match[0]) or "[tautan]"
