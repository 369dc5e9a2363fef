"""The report of a meeting: a draft from what is on record, the officer's words, the customary layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.engagements.access import locked_engagement
from sejuk.desk.engagements.kinds import templates
from sejuk.desk.engagements.models import (
    Engagement,
    EngagementReport,
    EngagementState,
    Kind,
    QuestionState,
)
from sejuk.desk.engagements.services.attending import total
from sejuk.desk.engagements.services.moving import advance
from sejuk.desk.engagements.services.picturing import pictures_of
from sejuk.desk.engagements.wording import where
from sejuk.desk.giat import Giat, addressed_as, lines, time_and_place
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.people import name_of
from sejuk.engine import mask_mentions


@dataclass(frozen=True, slots=True)
class Words:
    """What the officer writes; see ``EngagementReport``."""

    to: str
    sender: str
    copies: str
    conducted_by: str
    account: str
    results: str
    obstacles: str
    notes: str
    situation: str


@transaction.atomic
def save(member: Member, pk: int, words: Words) -> EngagementReport:
    """Keep the report as a draft."""
    engagement = locked_engagement(member, pk)
    if engagement.state != EngagementState.HELD:
        raise Refused(
            _("Laporan ditulis sesudah pertemuannya terlaksana, dan tidak berubah sesudah dikirim."),
            _("Tandai terlaksana dulu, atau buka lagi laporannya untuk dikoreksi."),
            status=409,
        )
    said = {name: mask_mentions(text.strip()) for name, text in asdict(words).items()}
    kept, _new = EngagementReport.objects.update_or_create(
        engagement=engagement, defaults=said | {"by": member, "at": clock.now()}
    )
    record(member, "engagement.reported", "engagement", pk)
    return kept


@transaction.atomic
def submit(member: Member, pk: int) -> Engagement:
    """The report is done: it stands until somebody takes it back with a reason."""
    engagement = locked_engagement(member, pk)
    if not EngagementReport.objects.filter(engagement=engagement).exists():
        raise Refused(_("Laporannya belum ditulis."), _("Tulis dan simpan dulu laporannya."), status=409)
    return advance(member, engagement, "report")


def draft(engagement: Engagement) -> dict[str, str]:
    """The first words of a report, from what is on record."""
    unit = engagement.unit
    above = unit.parent
    return {
        "to": f"Kepala {(above or unit).name}",
        "sender": unit.name,
        "conducted_by": unit.name,
        "account": "\n".join(_account(engagement)),
        "results": "\n".join(_results(engagement)),
    }


def giat_of(engagement: Engagement, report: EngagementReport, *, with_pictures: bool = False) -> Giat:
    """The report in the customary layout; ``with_pictures`` for a document, which holds their bytes."""
    with override("id"):  # categories by their Indonesian names, whatever language the screen has
        present = tuple(_present(engagement))
    zone = engagement.time_zone
    return Giat(
        to=lines(report.to),
        sender=report.sender,
        copies=lines(report.copies),
        subject=f"{templates()[Kind(engagement.kind)].subject}: {engagement.title}",
        addressed=addressed_as(engagement.unit.institution),
        at=report.at,
        zone=zone,
        basis=lines(engagement.basis),
        time_and_place=time_and_place(engagement.starts_at, engagement.ends_at, zone, where(engagement)),
        conducted_by=lines(report.conducted_by),
        account=lines(report.account),
        results=present + lines(report.results),
        obstacles=lines(report.obstacles),
        notes=lines(report.notes),
        situation=report.situation,
        pictures=pictures_of(engagement, with_bytes=with_pictures),
    )


def _account(engagement: Engagement) -> Iterator[str]:
    for item in engagement.agenda.all():
        yield f"{item.title} ({item.led_by})." if item.led_by else f"{item.title}."


def _results(engagement: Engagement) -> Iterator[str]:
    states = list(engagement.questions.values_list("state", flat=True))
    if states:
        answered = states.count(QuestionState.ANSWERED)
        yield f"{len(states)} pertanyaan diterima, {answered} sudah dijawab."
    promised = engagement.commitments.count()
    if promised:
        yield f"{promised} janji tindak lanjut dicatat."


def _present(engagement: Engagement) -> Iterator[str]:
    counts = [(one.category, one.count) for one in engagement.attendance.order_by("pk") if one.count]
    if counts:
        told = ", ".join(f"{name_of(category)} {number}" for category, number in counts)
        yield f"Hadir {total(engagement)} orang: {told}."
