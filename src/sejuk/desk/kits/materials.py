"""Every material of an item by its name, made when it is asked for, and all of them in one ZIP."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sejuk.desk.kits.cards.carousel import carousel
from sejuk.desk.kits.cards.frames import FRAMES
from sejuk.desk.kits.cards.making import card
from sejuk.desk.kits.packing import zipped
from sejuk.desk.kits.papers.typesetting import announcement, leaflet, press_kit
from sejuk.desk.kits.papers.word import press_kit_docx
from sejuk.desk.kits.style import Style
from sejuk.desk.kits.words import radio, running, whatsapp
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.item import Item

PNG, PDF, TEXT, ZIP = "image/png", "application/pdf", "text/plain; charset=utf-8", "application/zip"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

Maker = Callable[[Item, Style, str], bytes]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of material: its file's ending and type, and what makes it."""

    name: str
    ending: str
    media_type: str
    make: Maker


def _written(text: Callable[[Item, Style, str], str]) -> Maker:
    return lambda item, style, address: f"{text(item, style, address)}\n".encode()


def _radio(seconds: int) -> Callable[[Item, Style, str], str]:
    def script(item: Item, style: Style, address: str) -> str:
        made = radio.radio_script(item, seconds)
        rate = radio.WORDS_A_MINUTE
        return f"[{made.seconds} detik · {made.words} kata · {rate} kata/menit]\n\n{made.text}"

    return script


KINDS: tuple[Kind, ...] = (
    *(
        Kind(f"kartu-{one.name}", "png", PNG, lambda item, style, at, one=one: card(item, style, at, one).png)  # type: ignore[misc]
        for one in FRAMES
    ),
    Kind("siaran-pers", "pdf", PDF, press_kit),
    Kind("siaran-pers", "docx", DOCX, press_kit_docx),
    Kind("selebaran", "pdf", PDF, leaflet),
    Kind("pengumuman", "pdf", PDF, announcement),
    Kind("whatsapp", "txt", TEXT, _written(lambda item, _style, at: whatsapp.whatsapp_text(item, at))),
    Kind("instagram", "txt", TEXT, _written(lambda item, _style, at: whatsapp.instagram_caption(item, at))),
    Kind("tiktok", "txt", TEXT, _written(lambda item, _style, at: whatsapp.tiktok_caption(item, at))),
    Kind("radio-30", "txt", TEXT, _written(_radio(radio.SHORT))),
    Kind("radio-60", "txt", TEXT, _written(_radio(radio.LONG))),
    Kind(
        "teks-berjalan-160", "txt", TEXT,
        _written(lambda item, _style, at: running.running_text(item, at, running.SHORT)),
    ),
    Kind(
        "teks-berjalan-250", "txt", TEXT,
        _written(lambda item, _style, at: running.running_text(item, at, running.LONG)),
    ),
)  # fmt: skip


def kind_of(name: str, ending: str) -> Kind | None:
    """The kind with this name and ending; None where there is none."""
    return next((one for one in KINDS if (one.name, one.ending) == (name, ending)), None)


def file_name(item: Item, kind: Kind) -> str:
    """``sejuk-12-v1-kartu-1080x1080.png``: a file that was saved still says which version it is."""
    return f"sejuk-{item.number}-v{item.version}-{kind.name}.{kind.ending}"


def everything(item: Item, style: Style, address: str) -> bytes:
    """One ZIP of all that can be made; what has no room is named in it with its reason."""
    files: dict[str, bytes] = {}
    missing: list[str] = []
    for kind in KINDS:
        try:
            files[file_name(item, kind)] = kind.make(item, style, address)
        except Refused as refusal:
            missing.append(f"{kind.name}.{kind.ending}: {refusal.reason} {refusal.advice}")
    try:
        shown = card(item, style, address, FRAMES[0])
        files["teks-alternatif.txt"] = f"{shown.alt}\n".encode()
        if not shown.is_whole:
            files |= {f"kartu-berurutan/{one.name}.png": one.png for one in carousel(item, style, address)}
    except Refused:
        pass  # named above, with the card itself
    if missing:
        files["tidak-dibuat.txt"] = ("\n".join(missing) + "\n").encode()
    return zipped(files)
