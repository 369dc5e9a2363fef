"""The report as text to paste into a WhatsApp group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sejuk.desk.giat.content import Giat


def whatsapp_text(giat: Giat) -> str:
    """Plain text with WhatsApp's asterisks around titles; a blank line between parts."""
    return "\n\n".join("\n".join(part) for part in _parts(giat))


def _parts(giat: Giat) -> Iterator[list[str]]:
    yield [*_head(giat)]
    yield [_plain(giat.opening)]
    for section in giat.sections():
        yield [f"*{section.number}. {section.title}*", *_listed(section.lines)]
    if giat.pictures:
        yield ["*DUMP (dokumentasi)*", *_listed([picture.caption for picture in giat.pictures])]
    if giat.situation:
        yield [_plain(giat.situation)]
    yield [giat.closing]


def _head(giat: Giat) -> Iterator[str]:
    yield "*Kepada Yth.*"
    yield from _numbered(giat.to)
    yield f"*Dari:* {_plain(giat.sender)}"
    if giat.copies:
        yield "*Tembusan:*"
        yield from _numbered(giat.copies)
    yield f"*Perihal:* {_plain(giat.subject)}"


def _numbered(names: Sequence[str]) -> list[str]:
    if len(names) == 1:
        return [_plain(names[0])]
    return [f"{number}. {_plain(name)}" for number, name in enumerate(names, 1)]


def _listed(told: Sequence[str]) -> list[str]:
    if len(told) == 1:
        return [_plain(told[0])]
    return [f"- {_plain(line)}" for line in told]


def _plain(text: str) -> str:
    """One line in which an asterisk of the writer's makes nothing bold."""
    return " ".join(text.split()).replace("*", "\u2217")
