"""Open a case: one narrative, one open case."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import accessible_cases
from sejuk.desk.cases.clocks import follow
from sejuk.desk.cases.models import ENDED, Case, Holding, Severity
from sejuk.desk.cases.services.moving import tell
from sejuk.desk.cases.transitions import SORTS
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Role, Territory, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.engine import mask_mentions

LONGEST_TITLE = 240
#: Who may open a case of each origin.
OPENS = SORTS | {Role.FIELD_REPORTER}


class AlreadyOpen(Refused):
    """The narrative has an open case; ``pk`` is its number where the member may see it."""

    def __init__(self, pk: int | None) -> None:
        super().__init__(
            _("Narasi ini sudah punya kasus yang terbuka."),
            _("Buka kasus itu dan lanjutkan di sana.")
            if pk
            else _("Kasusnya dipegang unit lain; tanyakan kepada unit di atas Anda."),
            status=409,
        )
        self.pk = pk


class EndedWithoutLabel(Refused):
    """A case on the narrative ended without a label; one institution alone does not open it again (G2)."""

    def __init__(self) -> None:
        super().__init__(
            _("Narasi ini sudah diperiksa dan selesai tanpa label."),
            _("Membukanya lagi perlu alasan dan persetujuan orang dari lembaga lain: mintalah pembatalan."),
        )


@dataclass(frozen=True, slots=True)
class Opening:
    """What a new case starts from; ``narrative`` came through its door."""

    unit: Unit
    origin: str
    title: str
    summary: str = ""
    narrative: Narrative | None = None
    territory: Territory | None = None
    severity: str = Severity.MEDIUM


def open_case(member: Member, opening: Opening) -> Case:
    """Open a case at a unit of the member.

    Raises:
        AlreadyOpen: the narrative has an open case.
        EndedWithoutLabel: the narrative's case ended without a label.
        Refused: the role does not reach the unit, or the title is empty.
    """
    require(member, OPENS, opening.unit)
    if not opening.title.strip():
        raise Refused(_("Judul kasus belum diisi."), _("Tulis klaimnya dalam satu kalimat."), status=422)
    try:
        with transaction.atomic():
            return _open(member, opening)
    except IntegrityError:  # somebody opened it in the same moment
        _check_narrative(member, opening.narrative)
        raise


def _open(member: Member, opening: Opening) -> Case:
    _check_narrative(member, opening.narrative)
    at = clock.now()
    case = Case.objects.create(
        origin=opening.origin,
        narrative=opening.narrative,
        title=mask_mentions(opening.title.strip())[:LONGEST_TITLE],
        summary=mask_mentions(opening.summary.strip()),
        unit=opening.unit,
        territory=opening.territory or opening.unit.territory,
        severity=opening.severity,
        opened_by=member,
        opened_at=at,
        moved_at=at,
    )
    Holding.objects.create(case=case, unit=case.unit, since=at, by=member)
    tell(case, member, at, "open", end=case.state)
    _chain(member, case)
    follow(case, at)
    notify("cases")
    return case


def _chain(member: Member, case: Case) -> None:
    narrative = case.narrative.key if case.narrative else None
    record(member, "case.opened", "case", case.pk, origin=case.origin, unit=case.unit_id, narrative=narrative)


def ended_without_label(narrative: Narrative) -> QuerySet[Case]:
    """Cases that ended without a label and that the narrative is about, also by a merge or a split since.

    The database has the same list in ``cases_protecting`` (``migrations/0002_guards_core.py``).
    """
    return Case.objects.filter(pk__in=RawSQL("SELECT cases_protecting(%s)", [narrative.pk]))


def _check_narrative(member: Member, narrative: Narrative | None) -> None:
    if narrative is None:
        return
    same = Case.objects.filter(Q(narrative=narrative) | Q(narrative__merged_into=narrative))
    running = same.exclude(state__in=ENDED).first()
    if running is not None:
        in_sight = accessible_cases(member).filter(pk=running.pk).exists()
        raise AlreadyOpen(running.pk if in_sight else None)
    if ended_without_label(narrative).exists():
        raise EndedWithoutLabel
