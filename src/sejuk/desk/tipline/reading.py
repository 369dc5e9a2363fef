"""What somebody sent, as the tip-line reads it: words, a public address, or why it is not taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from sejuk.desk.factchecks.matching.addresses import addresses_in
from sejuk.desk.listening.tipline.reading import MAX_TEXT, is_chat
from sejuk.engine import canonical_url

#: Kinds of content that carry no words of their own.
_MEDIA = ("photo", "video", "animation", "audio", "voice", "video_note", "sticker")


@dataclass(frozen=True, slots=True)
class Sent:
    """A message as it was sent. ``problem`` says in words why it cannot be taken."""

    text: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    problem: str = ""


def read(message: dict[str, Any], text: str | None = None) -> Sent:
    """Read a message of Telegram's; ``text`` stands for its own words where it is given.

    Of what was forwarded the origin is left aside, except a public channel's: that has an address of its own.
    """
    said = _words(message) if text is None else text
    if "document" in message and "animation" not in message:
        return Sent(
            problem=_("Berkas tidak dibuka di sini, juga ekspor percakapan. Kirim pesannya sebagai teks.")
        )
    if not said.strip():
        return Sent(problem=_without_words(message))
    if is_chat(said):
        return Sent(problem=_("Ini tampaknya salinan percakapan. Kirim satu pesan yang beredar saja."))
    if len(said) > MAX_TEXT:
        return Sent(problem=_("Pesannya terlalu panjang. Kirim paling banyak 4.000 huruf."))
    return Sent(said.strip(), _address(message, said))


def _words(message: dict[str, Any]) -> str:
    said = message.get("text") or message.get("caption") or ""
    return said if isinstance(said, str) else ""


def _without_words(message: dict[str, Any]) -> str:
    if any(kind in message for kind in _MEDIA):
        return _("Bot ini membaca teks. Ketik isi gambar, video, atau rekamannya, atau kirim tautannya.")
    return _("Kirim pesan yang beredar sebagai teks, atau tautannya.")


def _address(message: dict[str, Any], text: str) -> str:
    """The first public address: of a channel it was forwarded from, in a link, in the words."""
    for one in (*_of_channel(message), *_of_links(message)):
        if (found := canonical_url(one)) is not None:
            return found
    return next(iter(addresses_in(text)), "")


def _of_channel(message: dict[str, Any]) -> Iterator[str]:
    origin = message.get("forward_origin")
    if isinstance(origin, dict) and origin.get("type") == "channel" and isinstance(origin.get("chat"), dict):
        name, number = origin["chat"].get("username"), origin.get("message_id")
        if isinstance(name, str) and isinstance(number, int):
            yield f"https://t.me/{name}/{number}"


def _of_links(message: dict[str, Any]) -> Iterator[str]:
    for one in message.get("entities") or message.get("caption_entities") or ():
        if isinstance(one, dict) and isinstance(one.get("url"), str):
            yield one["url"]
