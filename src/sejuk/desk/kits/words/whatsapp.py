"""A text to paste into WhatsApp, and captions for pictures. They ask nobody to pass anything on."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sejuk.desk.kits.phrases import phrase
from sejuk.desk.kits.telling import date_line, headline, kicker, paragraphs, short_address, sources_line
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.item import Item

#: The longest text for WhatsApp, and captions of Instagram and TikTok, in signs.
MOST_WHATSAPP, MOST_INSTAGRAM, MOST_TIKTOK = 1_000, 2_200, 300


def whatsapp_text(item: Item, address: str) -> str:
    """Headline in bold, then as many whole passages as have room, else the summary; source, date, link."""
    top = f"*{_plain(kicker(item)).upper()}*\n*{_plain(headline(item))}*"
    end = _ending(item, address)
    return _longest(top, _verdict(item), _bodies(item), end, MOST_WHATSAPP)


def instagram_caption(item: Item, address: str) -> str:
    """The same in plain letters; addresses cannot be tapped there, so the short one is written out."""
    top = f"{_plain(kicker(item)).upper()}: {_plain(headline(item))}"
    return _longest(top, _verdict(item), _bodies(item), _ending(item, short_address(address)), MOST_INSTAGRAM)


def tiktok_caption(item: Item, address: str) -> str:
    """The headline, the first source and the short address."""
    end = phrase(item, "more", address=short_address(address))
    source = [phrase(item, "source", sources=_plain(sources_line(item, 1)))] if item.sources else []
    return _longest(_plain(headline(item)), "", ["\n".join(source), ""], end, MOST_TIKTOK)


def _longest(top: str, verdict: str, bodies: list[str], end: str, most: int) -> str:
    ways = [(top, body, verdict, end) for body in bodies] + [(top, verdict, end), (top, end)]
    for parts in ways:
        text = "\n\n".join(part for part in parts if part)
        if len(text) <= most:
            return text
    raise too_long(most)


def too_long(most: int) -> Refused:
    """Even the headline with its source is longer than a medium takes."""
    return Refused(
        _("Judulnya terlalu panjang untuk teks %(most)s huruf.") % {"most": most},
        _("Pendekkan judul atau ringkasannya, lalu minta persetujuan lagi."),
        status=422,
    )


def _bodies(item: Item) -> list[str]:
    """The whole text, then ever fewer of its paragraphs, at last the summary."""
    changed = [f"{phrase(item, 'correction')}: {_plain(item.correction)}"] if item.correction else []
    told = [_plain(text) for passage in item.passages for text in paragraphs(passage.text)]
    ways = [told[:most] for most in range(len(told), 0, -1)]
    return ["\n\n".join([*changed, *way]) for way in [*ways, [_plain(item.summary)], []]]


def _verdict(item: Item) -> str:
    if item.verdict is None:
        return ""
    label = phrase(item, "verdict", label=_plain(item.verdict.label))
    if not item.claim:
        return label
    return f"{phrase(item, 'claim', claim=_plain(item.claim).strip(' .'))}\n{label}"


def _ending(item: Item, address: str) -> str:
    said = [phrase(item, "source", sources=_plain(sources_line(item, 3)))] if item.sources else []
    said.append(phrase(item, "more", address=address))
    return "\n".join([*said, f"{_plain(item.institution)}, {date_line(item)}"])


def _plain(text: str) -> str:
    """One line in which no sign of the writer's makes anything bold, slanted or struck out."""
    return " ".join(text.split()).replace("*", "∗").replace("~", "∼").replace("_", "‗")
