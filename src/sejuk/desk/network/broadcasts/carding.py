"""The card of a kit: drawn from its words when it is submitted, so that it says what was approved."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from sejuk.desk.cases.models import Accuracy, Verdict
from sejuk.desk.kits import SQUARE, Card, card
from sejuk.desk.kits.access import style_of
from sejuk.desk.kits.telling import sentences
from sejuk.desk.network.models import Broadcast
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.item import Item, Kind, Part, Passage, Source, Stamp

#: How long the short text of an item is.
_SUMMARY = 280


def card_of(broadcast: Broadcast, at: datetime) -> Card:
    """The card, as of ``at``; its code leads to the office's public clarifications.

    Raises:
        Refused: its words have no room, hold a sign that cannot be drawn, or the office has no address.
    """
    if not settings.SITE_URL:
        raise Refused(
            _("Alamat situs Sejuk belum diatur, jadi kartu belum dapat digambar."),
            _("Administrator mengisi SEJUK_SITE_URL."),
            status=409,
        )
    style = style_of(broadcast.author_institution)
    return card(item_of(broadcast, at), style, f"{settings.SITE_URL}/klarifikasi/", SQUARE)


def item_of(broadcast: Broadcast, at: datetime) -> Item:
    """A kit's words as cards take them."""
    verdict = _verdict(broadcast)
    return Item(
        number=broadcast.pk,
        version=1,
        kind=Kind.CLARIFICATION if broadcast.case_id else Kind.EDUCATION,
        language=broadcast.language,
        title=broadcast.title,
        summary=_summary(broadcast),
        passages=(Passage(Part.FACT, broadcast.clarification),),
        sources=tuple(Source(**one) for one in broadcast.sources),
        institution=broadcast.author_institution.name,
        unit=broadcast.unit.name,
        contact=broadcast.contact,
        place=broadcast.territory.name,
        time_zone=broadcast.unit.time_zone,
        approved_at=at,
        claim=verdict.claim if verdict else "",
        verdict=_stamp(verdict) if verdict else None,
    )


def _summary(broadcast: Broadcast) -> str:
    """Its first sentences, as many as are short; the title where already the first is long."""
    kept = ""
    for sentence in sentences(broadcast.clarification):
        if len(kept) + len(sentence) + 1 > _SUMMARY:
            break
        kept = f"{kept} {sentence}".strip()
    return kept or broadcast.title


def _verdict(broadcast: Broadcast) -> Verdict | None:
    if broadcast.verdict_key is None:
        return None
    return Verdict.objects.filter(pk=broadcast.verdict_key, case=broadcast.case_id).first()


def _stamp(verdict: Verdict) -> Stamp | None:
    """None where nothing could be checked (G3)."""
    if verdict.accuracy == Accuracy.NOT_CHECKABLE:
        return None
    return Stamp(verdict.accuracy, str(Accuracy(verdict.accuracy).label))
