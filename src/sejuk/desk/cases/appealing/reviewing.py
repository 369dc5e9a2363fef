"""Review what the public asked for: by somebody who took no part, with a reasoned answer (G11)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.appealing.access import access_appeal, locked_appeal
from sejuk.desk.cases.appealing.erasing import erase
from sejuk.desk.cases.appealing.taking_part import is_accused, took_part
from sejuk.desk.cases.models import Appeal, AppealState, Case, VerdictState
from sejuk.desk.cases.public.mailing import mail_answer
from sejuk.desk.cases.services.moving import advance
from sejuk.desk.cases.transitions import ALLOWED_TRANSITIONS, APPEAL_TRANSITIONS
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import Transition, find, transition


def take_up(member: Member, pk: int) -> Appeal:
    """Become the reviewer of a request; a second click changes nothing."""
    refuse_participant(member, access_appeal(member, pk))
    return _take_up(member, pk)


@transaction.atomic
def _take_up(member: Member, pk: int) -> Appeal:
    appeal = locked_appeal(member, pk)
    if appeal.state == AppealState.IN_REVIEW and appeal.reviewer_id == member.pk:
        return appeal
    way = transition(APPEAL_TRANSITIONS, "take_up", appeal.state)
    require(member, way.roles, appeal.unit)
    appeal.state, appeal.reviewer = way.end, member
    appeal.save()
    record(member, "appeal.taken_up", "appeal", pk, unit=appeal.unit_id)
    notify("cases")
    return appeal


def grant(member: Member, pk: int, answer: str, *, by_mail: bool = True) -> Appeal:
    """Grant a request: a verdict goes back to verification for its next version, an address is erased."""
    refuse_participant(member, access_appeal(member, pk))
    with transaction.atomic():
        appeal = _settle(member, pk, "grant", answer, by_mail)
        if appeal.kind == Appeal.Kind.ERASURE:
            erase(member, appeal)
        elif appeal.case is not None:
            _correct(member, appeal.case, appeal.answer)
    return appeal


def refuse(member: Member, pk: int, answer: str, *, by_mail: bool = True) -> Appeal:
    """Do not grant a request, and say why."""
    refuse_participant(member, access_appeal(member, pk))
    with transaction.atomic():
        return _settle(member, pk, "refuse", answer, by_mail)


def _settle(member: Member, pk: int, verb: str, answer: str, by_mail: bool) -> Appeal:
    appeal, answer = locked_appeal(member, pk), answer.strip()
    way = transition(APPEAL_TRANSITIONS, verb, appeal.state)
    _check(member, appeal, way, answer)
    mailed = by_mail and mail_answer("appeal", appeal.number, appeal.contact, answer)
    appeal.state, appeal.answer, appeal.reviewed_at = way.end, answer, clock.now()
    appeal.contact = b""
    appeal.save()
    record(member, f"appeal.{way.end}", "appeal", pk, kind=appeal.kind, mailed=mailed)
    notify("cases")
    return appeal


def _check(member: Member, appeal: Appeal, way: Transition, answer: str) -> None:
    require(member, way.roles, appeal.unit)
    if appeal.reviewer_id != member.pk:
        raise Refused(
            _("Permintaan ini ditinjau orang lain."), _("Biarkan peninjaunya menyelesaikan, atau tanyakan.")
        )
    if not answer:
        raise Refused(_("Alasannya belum diisi."), _("Tulis jawaban yang dapat dibaca pemohon."), status=422)


def refuse_participant(member: Member, appeal: Appeal) -> None:
    """Turn away who had a hand in the case, and who works for the institution that the claim accuses."""
    if not took_part(member, appeal) and not is_accused(member, appeal):
        return
    record(member, "appeal.barred", "appeal", appeal.pk)
    raise Refused(
        _("Anda ikut menangani kasus ini, atau klaimnya menuduh lembaga Anda."),
        _("Keberatan ditinjau orang yang tidak terlibat. Serahkan kepada rekan lain atau unit di atas Anda."),
    )


def _correct(member: Member, about: Case, reason: str) -> None:
    """Send a case whose verdict stands back to verification; one that is being looked at stays there.

    The reviewer may be of another institution than the unit that holds the case: it is the granted
    request that moves it, not a role there.
    """
    case = Case.objects.select_for_update(of=("self",)).select_related("unit__institution").get(pk=about.pk)
    way = find(ALLOWED_TRANSITIONS, "correct", case.state)
    if way is not None and case.verdicts.filter(state=VerdictState.CONFIRMED).exists():
        advance(member, case, way, reason)
