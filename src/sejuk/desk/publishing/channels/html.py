"""The whole text as HTML of our own making: everything that was written is escaped."""

from __future__ import annotations

from django.utils import translation
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sejuk.desk.publishing.channels.texts import origin
from sejuk.desk.responses.item import Item, Source


def body(item: Item, page: str) -> str:
    """Correction, verdict, words, sources, origin, and the address of the page."""
    with translation.override(item.language):
        parts: list[str] = []
        if item.correction:
            parts.append(format_html("<p><strong>{}</strong> {}</p>", _("Koreksi:"), item.correction))
        if item.verdict:
            parts.append(_told(item))
        parts += [_paragraphs(passage.text) for passage in item.passages]
        if item.sources:
            rows = format_html_join("", "<li>{}</li>", ((_source(one),) for one in item.sources))
            parts.append(format_html("<h2>{}</h2><ul>{}</ul>", _("Sumber"), rows))
        parts.append(format_html('<p>{}<br><a href="{}">{}</a></p>', origin(item), page, page))
    return "\n".join(parts)


def _told(item: Item) -> SafeString:
    label = item.verdict.label if item.verdict else ""
    said = format_html("{} <strong>{}</strong>", _("Hasil pemeriksaan:"), label)
    if not item.claim:
        return format_html("<p>{}</p>", said)
    return format_html("<p>{} {}<br>{}</p>", _("Yang beredar:"), item.claim, said)


def _paragraphs(text: str) -> SafeString:
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    lines = ("<br>".join(str(conditional_escape(line)) for line in part.splitlines()) for part in parts)
    return format_html_join("\n", "<p>{}</p>", ((mark_safe(line),) for line in lines))  # noqa: S308 – escaped above


def _source(one: Source) -> SafeString:
    if one.address.startswith(("https://", "http://")):
        return format_html('<a href="{}">{}</a>', one.address, one.label)
    return format_html("{}", one.label)
