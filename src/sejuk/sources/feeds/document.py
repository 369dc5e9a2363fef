"""Makes a clean document of the bytes of a feed: text, without a DTD, with dates that are dates."""

from __future__ import annotations

import codecs
import html
import re

from sejuk.sources.dates import parse_when
from sejuk.sources.errors import Code, SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Encodings of texts that a feed may name; Python knows others that are traps (utf-7, punycode).
_ENCODING_NAMES = re.compile(
    r"(?:iso[-_]?8859|latin|windows|cp125|koi8|gb|big5|euc|shift|mac|ibm|tis|us-ascii|ascii)[\w-]*",
    re.IGNORECASE,
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", re.IGNORECASE)

_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]{0,300}\?>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[<>]{0,1000}(?:\[[^\]]{0,20000}\]\s{0,100})?>", re.IGNORECASE)
_DTD_ENTITY = re.compile(r"<!ENTITY\b|<!DOCTYPE\b[^>]{0,1000}\[", re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HTML_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")
_DATE = re.compile(
    r"(<(?:\w{1,20}:)?(?:pubDate|date|published|updated|issued|modified|created)(?:\s[^<>]{0,200})?>)"
    r"\s{0,50}(?:<!\[CDATA\[)?([^<>\[\]]{0,300})(?:\]\]>)?\s{0,50}(?=</)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"</(?:\w{1,20}:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*$", re.IGNORECASE | re.DOTALL)
#: Parsers take quadratic time over the attributes of one tag, and memory for every tag.
_GIANT_TAG = re.compile(r"<[A-Za-z_:][^<>]{8000,}>?")
_MAX_TAGS = 400_000
#: How far into a page a form is looked for.
_MAX_FORM = 200_000
#: Where the document element may still begin.
_HEAD = 4000


def decode(body: bytes, charset: str | None = None) -> str:
    """The text of ``body``. Never fails: what cannot be decoded becomes replacement characters.

    UTF-8 goes first, because bytes that happen to be valid UTF-8 almost always are, whatever the
    document or the server claims.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body.decode(encoding, "replace").removeprefix("\ufeff")
    if body[:4].count(0) >= 2 or body[1:8:2] == b"\0\0\0\0":
        return body.decode("utf-16-le" if body[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode(_fallback(body, charset), "replace")


def is_html(text: str) -> bool:
    """Whether ``text`` is a web page and not a feed."""
    head = text[:_HEAD].lower()
    if re.search(r"<(?:rss|feed|rdf:rdf|[a-z]+:feed)\b", head):
        return False
    if re.search(r"<!doctype\s+html|<html\b", head):
        return True
    # Careless pages leave <html> out; XML of other kinds (OPML) has heads and bodies too.
    return not head.lstrip().startswith("<?xml") and bool(re.search(r"<(?:head|body)\b", head))


def asks_for_login(text: str) -> bool:
    """Whether a page has a field for a password."""
    return bool(re.search(r"<input\b[^>]{0,500}\btype\s*=\s*[\"']?password", text[:_MAX_FORM], re.IGNORECASE))


def is_whole(text: str) -> bool:
    """Whether an XML feed ends as it should."""
    return bool(_WHOLE.search(text[-_HEAD:]))


def safe_xml(text: str, host: str) -> bytes:
    """``text`` as UTF-8 that any XML parser reads alike. Raises :class:`SourceError`.

    No DTD is left, so nothing can be expanded or fetched; a DTD that defines entities has no place
    in a feed and is refused. Dates are rewritten to UTC, those that name no moment are emptied.
    """
    if text.count("<") > _MAX_TAGS:
        raise SourceError(Code.FEED_BROKEN, host=host)
    text = _GIANT_TAG.sub("", text)
    text = _DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"), count=1)
    start = _element_start(text)
    if _DTD_ENTITY.search(text, 0, start):
        raise SourceError(Code.UNSAFE_DOCUMENT, host=host)
    text = _DOCTYPE.sub("", text[:start]) + text[start:]
    text = _HTML_ENTITY.sub(_character, _NOT_XML.sub("", text))
    return _DATE.sub(_utc_date, text).encode("utf-8", "replace")


def _fallback(body: bytes, charset: str | None) -> str:
    match = _DECLARED.search(body[:_HEAD])
    for name in (match[1].decode("ascii") if match else None, charset):
        if name and _ENCODING_NAMES.fullmatch(name):
            try:
                return codecs.lookup(name).name
            except LookupError:
                continue
    return "cp1252"


def _element_start(text: str) -> int:
    """Where the document element begins; markup before it is the prolog."""
    match = re.search(r"<(?:rss|feed|rdf:rdf|\w{1,20}:(?:rss|feed|rdf))\b", text, re.IGNORECASE)
    return match.start() if match else len(text)


def _character(match: re.Match[str]) -> str:
    decoded = html.unescape(match[0])
    return "" if decoded == match[0] else decoded.replace("&", "&amp;").replace("<", "&lt;")


def _utc_date(match: re.Match[str]) -> str:
    moment = parse_when(match[2])
    return match[1] + (moment.isoformat() if moment else "")
