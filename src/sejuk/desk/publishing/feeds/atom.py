"""Atom (RFC 4287), written with the standard library's escaping."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from xml.etree import ElementTree as ET

from sejuk.desk.publishing.feeds.entries import Entry

_NAMESPACE = "http://www.w3.org/2005/Atom"


def atom(title: str, address: str, home: str, entries: Sequence[Entry], at: datetime) -> bytes:
    """A feed at ``address``; ``at`` is when it changed where it has no entries."""
    feed = ET.Element("feed", xmlns=_NAMESPACE)
    _text(feed, "id", address)
    _text(feed, "title", title)
    _text(feed, "updated", max((one.updated_at for one in entries), default=at).isoformat())
    ET.SubElement(feed, "link", rel="self", type="application/atom+xml", href=address)
    ET.SubElement(feed, "link", rel="alternate", type="text/html", href=home)
    for one in entries:
        _entry(feed, one)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(feed: ET.Element, one: Entry) -> None:
    entry = ET.SubElement(feed, "entry", {"xml:lang": one.item.language})
    _text(entry, "id", f"urn:sejuk:{one.key}")
    _text(entry, "title", one.title)
    _text(entry, "published", one.published_at.isoformat())
    _text(entry, "updated", one.updated_at.isoformat())
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=one.page)
    author = ET.SubElement(entry, "author")
    _text(author, "name", one.item.institution)
    if one.is_withdrawn:
        _text(entry, "content", one.text, type="text")
        return
    _text(entry, "summary", one.item.summary)
    _text(entry, "content", one.html, type="html")


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    """An element; letters that no XML holds are left out."""
    ET.SubElement(parent, name, attributes).text = "".join(sign for sign in text if _holds(sign))


def _holds(sign: str) -> bool:
    return sign in "\t\n\r" or " " <= sign <= "\ud7ff" or "\ue000" <= sign <= "\ufffd" or sign > "\uffff"
