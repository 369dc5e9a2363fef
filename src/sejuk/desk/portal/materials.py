"""What anybody may take away from a published text: its cards, leaflet, press kit and text for messages.

They are drawn from the approved bytes when somebody asks, always the same, and kept in memory for a while.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sejuk.desk.kits.access import style_of
from sejuk.desk.kits.materials import Kind, file_name, kind_of
from sejuk.desk.kits.style import Style
from sejuk.desk.portal.published import version_out
from sejuk.desk.responses.item import Item, from_bytes
from sejuk.desk.responses.items import checked_item

#: What is offered, in this order.
OFFERED: dict[tuple[str, str], str | Promise] = {
    ("kartu-1080x1080", "png"): _("Kartu persegi"),
    ("kartu-1080x1920", "png"): _("Kartu tegak untuk status"),
    ("kartu-1200x630", "png"): _("Kartu lebar untuk tautan"),
    ("selebaran", "pdf"): _("Selebaran A5 (PDF)"),
    ("siaran-pers", "pdf"): _("Bahan pers (PDF)"),
    ("whatsapp", "txt"): _("Teks untuk WhatsApp"),
}
#: The picture that a link to the page is shown with elsewhere.
PREVIEW = ("kartu-1200x630", "png", 1200, 630)
#: Files that one process remembers: a card has about 100 kB.
_REMEMBERED = 64


@dataclass(frozen=True, slots=True)
class Made:
    """A file: its bytes, its type and the name it is saved under; ``version`` is that of its text."""

    body: bytes
    media_type: str
    name: str
    version: int


def made(number: int, name: str, ending: str, address: str) -> Made | None:
    """One file of what holds under a number; None where nothing does, or where this is not offered.

    ``address`` is that of its page, to which its code leads.

    Raises:
        Refused: it cannot be made of this text, with the reason.
    """
    kind = kind_of(name, ending) if (name, ending) in OFFERED else None
    version = version_out(number)
    if kind is None or version is None:
        return None
    item = checked_item(version)
    style = replace(style_of(version.response.institution), name=item.institution)
    body = _drawn(item.to_bytes(), style, address, name, ending)
    return Made(body, kind.media_type, file_name(item, kind), item.version)


@lru_cache(_REMEMBERED)
def _drawn(item: bytes, style: Style, address: str, name: str, ending: str) -> bytes:
    kind: Kind | None = kind_of(name, ending)
    assert kind is not None  # noqa: S101 – asked for above
    told: Item = from_bytes(item)
    return kind.make(told, style, address)
