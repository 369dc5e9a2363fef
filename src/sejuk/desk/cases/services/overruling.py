"""Reopen what ended without a label: two people of different institutions, a reason, a public count (G2)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_overrule
from sejuk.desk.cases.clocks import follow
from sejuk.desk.cases.models import Case, CaseState, Holding, Overrule, PublicCount
from sejuk.desk.cases.services.closing import count
from sejuk.desk.cases.services.moving import tell
from sejuk.desk.cases.services.opening import LONGEST_TITLE, ended_without_label
from sejuk.desk.cases.transitions import DECIDES
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.access import require_anywhere
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.engine import mask_mentions


@transaction.atomic
def ask(member: Member, narrative: Narrative, title: str, reason: str) -> Overrule:
    """Ask that the ended case of a narrative be sorted anew. ``narrative`` came through its door."""
    require_anywhere(member, DECIDES)
    case = _ended(narrative)
    if not reason.strip() or not title.strip():
        raise Refused(
            _("Judul dan alasannya harus diisi."),
            _("Tulis apa yang berubah sejak kasusnya selesai."),
            status=422,
        )
    request, is_new = Overrule.objects.get_or_create(
        case=case,
        agreed_at=None,
        refused_at=None,
        defaults={
            "title": mask_mentions(title.strip())[:LONGEST_TITLE],
            "reason": mask_mentions(reason.strip()),
            "asked_by": member,
            "asked_institution": member.institution,
            "asked_at": clock.now(),
        },
    )
    if is_new:
        record(member, "case.overrule_asked", "overrule", request.pk)
        notify("cases")
    return request


@transaction.atomic
def agree(member: Member, pk: int) -> Case:
    """A member of another institution agrees: the case goes back to triage, and the public count rises."""
    request = _waiting(member, pk)
    request.agreed_by, request.agreed_institution = member, member.institution
    request.agreed_at = clock.now()
    request.save(update_fields=["agreed_by", "agreed_institution", "agreed_at"])
    case = Case.objects.select_for_update().get(pk=request.case_id)
    _back_to_triage(case, request)
    count(PublicCount.What.OVERRULED)
    record(member, "case.overruled", "overrule", pk)
    notify("cases")
    return case


@transaction.atomic
def refuse(member: Member, pk: int) -> None:
    """A member of another institution does not agree: the case stays as it ended."""
    request = _waiting(member, pk)
    request.refused_at = clock.now()
    request.save(update_fields=["refused_at"])
    count(PublicCount.What.OVERRULE_REFUSED)
    record(member, "case.overrule_refused", "overrule", pk)
    notify("cases")


def _ended(narrative: Narrative) -> Case:
    found = ended_without_label(narrative).first()
    if found is None:
        raise Refused(
            _("Tidak ada penutupan yang dapat dibatalkan untuk narasi ini."),
            _("Buka kasus baru dari halaman narasinya."),
            status=404,
        )
    return found


def _waiting(member: Member, pk: int) -> Overrule:
    require_anywhere(member, DECIDES)
    access_overrule(member, pk)
    # Two who answer at once: the second waits, and reads what the first said.
    request = Overrule.objects.select_for_update(of=("self",)).get(pk=pk)
    if request.asked_institution_id == member.institution_id:
        raise Refused(
            _("Yang menyetujui harus dari lembaga lain."),
            _("Tunggu jawaban lembaga lain; atasan di lembaga yang sama tidak dapat menggantikannya."),
        )
    if request.agreed_at or request.refused_at:
        raise Refused(_("Permintaan ini sudah dijawab."), _("Muat ulang halamannya."), status=409)
    return request


def _back_to_triage(case: Case, request: Overrule) -> None:
    at = clock.now()
    case.state, case.outcome, case.closed_at, case.moved_at = CaseState.TRIAGE, "", None, at
    case.title = request.title
    case.save()
    if not case.holdings.filter(until__isnull=True).exists():
        Holding.objects.create(
            case=case, unit=case.unit, why=Holding.Why.REOPENED, since=at, by=request.asked_by
        )
    tell(case, request.asked_by, at, "overrule", end=case.state, reason=request.reason)
    follow(case, at)
