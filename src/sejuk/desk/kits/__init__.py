"""Kits: an approved item as cards, papers and words, all of them pure functions of the item's bytes.

Everything takes an ``Item``, the institution's ``Style`` and the public address of the item's page, and
gives the same bytes each time, in every process and on every machine. Nothing here reads a case or a clock.

* ``card``, ``cards``, ``carousel``: pictures with their alt text (``FRAMES``: square, story, wide)
* ``press_kit``, ``leaflet``, ``announcement``: PDF; ``press_kit_docx``
* ``whatsapp_text``, ``instagram_caption``, ``tiktok_caption``, ``radio_script``, ``running_text``
* ``KINDS``, ``kind_of``, ``file_name``: all materials by name; ``everything``: one ZIP

All raise ``Refused`` with advice where words have no room or hold a sign that cannot be drawn.
"""

from sejuk.desk.kits.cards.carousel import carousel
from sejuk.desk.kits.cards.frames import FRAMES, SQUARE, STORY, WIDE, Frame
from sejuk.desk.kits.cards.making import Card, card, cards
from sejuk.desk.kits.materials import KINDS, Kind, everything, file_name, kind_of
from sejuk.desk.kits.papers.typesetting import announcement, leaflet, press_kit
from sejuk.desk.kits.papers.word import press_kit_docx
from sejuk.desk.kits.style import Style, Unreadable, unreadable
from sejuk.desk.kits.words.radio import WORDS_A_MINUTE, Script, radio_script
from sejuk.desk.kits.words.running import running_text
from sejuk.desk.kits.words.whatsapp import instagram_caption, tiktok_caption, whatsapp_text

__all__ = [
    "FRAMES",
    "KINDS",
    "SQUARE",
    "STORY",
    "WIDE",
    "WORDS_A_MINUTE",
    "Card",
    "Frame",
    "Kind",
    "Script",
    "Style",
    "Unreadable",
    "announcement",
    "card",
    "cards",
    "carousel",
    "everything",
    "file_name",
    "instagram_caption",
    "kind_of",
    "leaflet",
    "press_kit",
    "press_kit_docx",
    "radio_script",
    "running_text",
    "tiktok_caption",
    "unreadable",
    "whatsapp_text",
]
