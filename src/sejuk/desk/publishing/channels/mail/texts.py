"""A letter to subscribers: the whole text. The way out stands under it, for each their own."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from sejuk.desk.delivery.services.queueing import Words
from sejuk.desk.publishing.channels.texts import whole, withdrawn
from sejuk.desk.responses.item import Item


def text(item: Item, page: str, longest: int | None = None) -> str:
    """The whole text."""
    return whole(item, page)


def letter(item: Item, page: str) -> Words:
    """Subject and body."""
    with translation.override(item.language):
        subject = _("Koreksi: %(said)s") % {"said": item.title} if item.correction else item.title
    return Words(subject, whole(item, page))


def withdrawal(item: Item, page: str) -> Words:
    """To those who got it."""
    with translation.override(item.language):
        subject = _("Ditarik kembali: %(title)s") % {"title": item.title}
    return Words(subject, withdrawn(item, page))
