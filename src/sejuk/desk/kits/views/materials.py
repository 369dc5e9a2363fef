"""The materials of an approved text: to look at, to download, to copy."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sejuk.desk.kits import materials as made
from sejuk.desk.kits.access import access_version, drawn_from
from sejuk.desk.kits.cards.composing import composed
from sejuk.desk.kits.cards.frames import FRAMES
from sejuk.desk.kits.cards.making import alt_text
from sejuk.desk.kits.roles import AIRS
from sejuk.desk.kits.services.airing import counts
from sejuk.desk.kits.style import Style
from sejuk.desk.kits.words.radio import WORDS_A_MINUTE
from sejuk.desk.organisation.access import MemberRequest, may_anywhere
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.item import Item


@dataclass(frozen=True, slots=True)
class Shown:
    """One material on the page; ``refused`` says why it is not there."""

    name: str
    label: str
    url: str
    text: str = ""
    rows: int = 0
    width: int = 0
    height: int = 0
    refused: str = ""
    is_whole: bool = True


def _labels() -> dict[str, str]:
    return {
        "kartu-1080x1080": _("Kartu persegi (unggahan)"),
        "kartu-1080x1920": _("Kartu tegak (cerita dan status)"),
        "kartu-1200x630": _("Kartu lebar (pratinjau tautan)"),
        "siaran-pers.pdf": _("Siaran pers, PDF"),
        "siaran-pers.docx": _("Siaran pers, DOCX"),
        "selebaran.pdf": _("Selebaran A5, huruf besar"),
        "pengumuman.pdf": _("Pengumuman balai desa, satu halaman"),
        "whatsapp": _("Teks WhatsApp"),
        "instagram": _("Keterangan Instagram"),
        "tiktok": _("Keterangan TikTok"),
        "radio-30": _("Naskah radio 30 detik"),
        "radio-60": _("Naskah radio 60 detik"),
        "teks-berjalan-160": _("Teks berjalan, 160 huruf"),
        "teks-berjalan-250": _("Teks berjalan, 250 huruf"),
    }


@require_safe
def page(request: MemberRequest, number: int) -> HttpResponse:
    """All of it on one page; texts stand in fields whose words can be selected."""
    version = access_version(request.member, number)
    item, style, address = drawn_from(version)
    context = {
        "version": version,
        "item": item,
        "pictures": _pictures(item, style, address),
        "papers": [_link(item, kind) for kind in made.KINDS if kind.ending in ("pdf", "docx")],
        "texts": [_text(item, style, address, kind) for kind in made.KINDS if kind.ending == "txt"],
        "alt": _alt(item, style, address),
        "address": address,
        "rate": WORDS_A_MINUTE,
        "counts": counts(number),
        "may_air": may_anywhere(request.member, AIRS),
    }
    return render(request, "kits/materials.html", context)


@require_safe
def one(request: MemberRequest, number: int, name: str, ending: str) -> HttpResponse:
    """One file."""
    kind = made.kind_of(name, ending)
    if kind is None:
        raise Http404
    item, style, address = drawn_from(access_version(request.member, number))
    return _file(kind.make(item, style, address), made.file_name(item, kind), kind.media_type)


@require_safe
def everything(request: MemberRequest, number: int) -> HttpResponse:
    """All files in one."""
    item, style, address = drawn_from(access_version(request.member, number))
    return _file(made.everything(item, style, address), f"sejuk-{number}-v{item.version}.zip", made.ZIP)


def _pictures(item: Item, style: Style, address: str) -> list[Shown]:
    found = []
    for frame in FRAMES:
        name = f"kartu-{frame.name}"
        url = reverse("kits:material", args=[item.number, name, "png"])
        refused, is_whole = "", True
        try:
            is_whole = composed(item, style, address, frame).words.is_whole
        except Refused as refusal:
            refused = f"{refusal.reason} {refusal.advice}"
        found.append(
            Shown(
                name, _labels()[name], url,
                width=frame.width, height=frame.height, refused=refused, is_whole=is_whole,
            )
        )  # fmt: skip
    return found


def _link(item: Item, kind: made.Kind) -> Shown:
    url = reverse("kits:material", args=[item.number, kind.name, kind.ending])
    return Shown(kind.name, _labels()[f"{kind.name}.{kind.ending}"], url)


def _text(item: Item, style: Style, address: str, kind: made.Kind) -> Shown:
    url = reverse("kits:material", args=[item.number, kind.name, kind.ending])
    try:
        text = kind.make(item, style, address).decode().strip()
    except Refused as refusal:
        return Shown(kind.name, _labels()[kind.name], url, refused=f"{refusal.reason} {refusal.advice}")
    rows = min(sum(len(line) // 60 + 1 for line in text.splitlines()) + 1, 18)
    return Shown(kind.name, _labels()[kind.name], url, text=text, rows=rows)


def _alt(item: Item, style: Style, address: str) -> str:
    try:
        return alt_text(item, style, address, composed(item, style, address, FRAMES[0]).words)
    except Refused:
        return ""


def _file(body: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
