"""Write a kit. Other rooms come in here: ``compose`` is the door for whoever has something to tell."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case, Verdict, VerdictState
from sejuk.desk.cases.services.recusal import joined_institutions
from sejuk.desk.network.access import access_broadcast
from sejuk.desk.network.models import Broadcast, BroadcastState
from sejuk.desk.network.transitions import WRITES
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Territory, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.engine.wording import Source

#: An authority that is no institution of the election.
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Kit:
    """What a broadcast says, and for whom. ``kinds`` empty: every kind of partner."""

    subject: str
    title: str
    clarification: str
    contact: str
    territory: Territory
    sources: Sequence[Source] = ()
    faq: str = ""
    kinds: Sequence[str] = ()
    language: str = "id"
    about_process: bool = False
    with_card: bool = False
    case: Case | None = field(default=None)


@transaction.atomic
def compose(member: Member, unit: Unit, kit: Kit, client_id: UUID | None = None) -> Broadcast:
    """A draft. From a case only where its verdict is confirmed; then what the case is about counts here too.

    Sent twice with the same ``client_id``, it is one.

    Raises:
        Refused: the member does not write for the unit, or the case has no confirmed verdict yet.
    """
    require(member, WRITES, unit)
    if made := _made_before(member, client_id):
        return made
    if kit.case is not None:
        confirmed_verdict(access_case(member, kit.case.pk))
    at = clock.now()
    broadcast = Broadcast(
        client_id=client_id,
        unit=unit,
        author=member,
        author_institution=member.institution,
        made_at=at,
        **_columns(kit),
    )
    try:
        with transaction.atomic():
            broadcast.save()
    except IntegrityError:
        if made := _made_before(member, client_id):  # the second click came in the same moment
            return made
        raise
    record(
        member, "broadcast.drafted", "broadcast", broadcast.pk,
        case=kit.case.pk if kit.case else None, unit=unit.pk,
    )  # fmt: skip
    notify("network")
    return broadcast


def _made_before(member: Member, client_id: UUID | None) -> Broadcast | None:
    return Broadcast.objects.filter(client_id=client_id, author=member).first() if client_id else None


def draft_in_hand(member: Member, pk: int) -> Broadcast:
    """A draft that the member writes on, locked; what was submitted is fixed."""
    broadcast = access_broadcast(member, pk, lock=True)
    require(member, WRITES, broadcast.unit)
    if broadcast.state != BroadcastState.DRAFT:
        raise Refused(
            _("Yang sudah diajukan tidak berubah lagi."),
            _("Minta penyetujunya mengembalikan, atau tulis siaran baru."),
            status=409,
        )
    return broadcast


@transaction.atomic
def change(member: Member, pk: int, kit: Kit) -> Broadcast:
    """Change a draft; what was submitted is fixed."""
    broadcast = draft_in_hand(member, pk)
    for name, value in _columns(kit).items():
        setattr(broadcast, name, value)
    broadcast.save()
    record(member, "broadcast.changed", "broadcast", pk)
    notify("network")
    return broadcast


def confirmed_verdict(case: Case) -> Verdict:
    """The verdict that a kit may tell.

    Raises:
        Refused: there is none.
    """
    verdict = valid_verdict(case)
    if verdict is None:
        raise Refused(
            _("Kasus ini belum punya putusan yang disahkan, jadi belum ada yang disiarkan."),
            _("Tunggu dua orang mengesahkannya."),
            status=409,
        )
    return verdict


def valid_verdict(case: Case) -> Verdict | None:
    """The verdict that holds now; None where there is none."""
    return case.verdicts.filter(state=VerdictState.CONFIRMED).first()


def still_holds(broadcast: Broadcast) -> bool:
    """Whether the verdict that the kit was written from holds; a kit without a case tells of none."""
    if broadcast.case is None:
        return True
    verdict = valid_verdict(broadcast.case)
    return verdict is not None and verdict.pk == broadcast.verdict_key


def refuse_corrected(broadcast: Broadcast) -> None:
    """Refuse where the verdict that the kit was written from was corrected since (G11).

    Raises:
        Refused: it was.
    """
    if not still_holds(broadcast):
        raise Refused(
            _("Putusan yang menjadi dasar siaran ini sudah dikoreksi."),
            _("Sesuaikan rancangannya dengan putusan yang baru, atau tarik dan tulis siaran baru."),
            status=409,
        )


def from_case(case: Case) -> dict[str, object]:
    """What the form starts with: the verdict's own words, and its sources."""
    verdict = confirmed_verdict(case)
    steps = case.steps.filter(withdrawn_at__isnull=True).exclude(finding="").order_by("pk")
    lines = [f"{_AUTHORITIES.get(step.authority, '')}{step.source}" for step in steps]
    return {
        "title": _("Klarifikasi: %(claim)s") % {"claim": verdict.claim[:120]},
        "clarification": verdict.explanation,
        "sources": "\n".join(lines),
        "about_process": case.about_process,
        "territory": case.territory_id,
    }


#: How a line of the form names who says so.
_AUTHORITIES = {"election_commission": "KPU: ", "election_supervisor": "Bawaslu: "}


def has_process_source(broadcast: Broadcast) -> bool:
    """Whether KPU or Bawaslu itself says so, at its own address or in the case; the database decides."""
    said = [json.dumps(broadcast.sources), broadcast.case_id]
    with connection.cursor() as cursor:
        cursor.execute("SELECT network_has_process_source(%s::jsonb, %s)", said)
        return bool(cursor.fetchone()[0])


def is_practice(*, about_process: bool, case: Case | None) -> bool:
    """Whether it may not leave: a verdict signed in training, or the process and no second institution."""
    if case is not None and confirmed_verdict(case).is_training:
        return True
    return about_process and joined_institutions() < 2


def _columns(kit: Kit) -> dict[str, object]:
    process = kit.about_process or (kit.case is not None and kit.case.about_process)
    return {
        "subject": kit.subject,
        "title": kit.title.strip(),
        "clarification": kit.clarification.strip(),
        "sources": [asdict(one) for one in kit.sources],
        "faq": kit.faq.strip(),
        "contact": kit.contact.strip(),
        "with_card": kit.with_card,
        "kinds": sorted(kit.kinds),
        "language": kit.language,
        "territory": kit.territory,
        "about_process": process,
        "is_training": is_practice(about_process=process, case=kit.case),
        "case": kit.case,
        "verdict_key": confirmed_verdict(kit.case).pk if kit.case is not None else None,
    }
