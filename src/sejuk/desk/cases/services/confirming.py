"""Confirm or refuse what somebody else proposed."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.models import Case, Opinion, SecondEyes, Verdict, VerdictState
from sejuk.desk.cases.services.moving import advance, locked, tell, way_of
from sejuk.desk.cases.services.opening import EndedWithoutLabel
from sejuk.desk.cases.services.proposing import SEVERE
from sejuk.desk.cases.services.recusal import (
    are_plural,
    needs_two_institutions,
    refuse_accused,
    tries_stay,
)
from sejuk.desk.cases.services.together import takes_no_verdict
from sejuk.desk.cases.transitions import VERDICT_TRANSITIONS
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Barred, Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition
from sejuk.engine import mask_mentions


def confirm(member: Member, pk: int, text: str = "") -> Verdict:
    """Agree with the proposed verdict.

    Of hate speech and incitement the first to agree is the second reviewer; the next one confirms (G4).

    Raises:
        Refused: the proposer, the reviewer again, the accused institution; or a process verdict that only one
            institution, or only the police, would have signed (G14).
    """
    with tries_stay(member, pk):
        return _confirm(member, pk, text)


@transaction.atomic
def _confirm(member: Member, pk: int, text: str) -> Verdict:
    case, verdict = _proposed(member, pk)
    way = way_of(member, case, "confirm")
    _refuse_oneself(member, verdict)
    refuse_accused(member, case)
    _keep_opinion(member, verdict, agrees=True, text=text)
    if verdict.harm in SEVERE and verdict.reviewed_by_id is None:
        return _review(member, case, verdict)
    _check_plural(member, verdict)
    _refuse_waiver(member, case)
    _refuse_protected(case)
    _settle(member, verdict)
    advance(member, case, way)
    record(member, "verdict.confirmed", "verdict", verdict.pk, case=case.pk, training=verdict.is_training)
    return verdict


def disagree(member: Member, pk: int, reason: str) -> Verdict:
    """Send a proposed verdict back; the disagreement is kept with it."""
    with tries_stay(member, pk):
        return _disagree(member, pk, reason)


@transaction.atomic
def _disagree(member: Member, pk: int, reason: str) -> Verdict:
    case, verdict = _proposed(member, pk)
    way = way_of(member, case, "disagree")
    _refuse_oneself(member, verdict)
    refuse_accused(member, case)
    verdict.state = transition(VERDICT_TRANSITIONS, "reject", verdict.state).end
    verdict.save(update_fields=["state"])
    advance(member, case, way, reason)
    _keep_opinion(member, verdict, agrees=False, text=reason)
    record(member, "verdict.rejected", "verdict", verdict.pk, case=case.pk)
    return verdict


def _proposed(member: Member, pk: int) -> tuple[Case, Verdict]:
    case = locked(member, pk)
    verdict = case.verdicts.select_for_update(of=("self",)).filter(state=VerdictState.PROPOSED).first()
    if verdict is None:
        raise Refused(
            _("Tidak ada putusan yang menunggu pengesahan."), _("Muat ulang halamannya."), status=409
        )
    return case, verdict


def _refuse_oneself(member: Member, verdict: Verdict) -> None:
    if member.pk in (verdict.proposed_by_id, verdict.reviewed_by_id):
        raise Barred(
            "same_person",
            _("Putusan disahkan oleh orang lain, bukan oleh yang mengusulkan atau sudah meninjaunya."),
            _("Minta orang kedua dari unit Anda, unit induk, unit lain, atau lembaga lain."),
        )


def _keep_opinion(member: Member, verdict: Verdict, *, agrees: bool, text: str) -> None:
    Opinion.objects.create(
        verdict=verdict,
        by=member,
        institution=member.institution,
        at=clock.now(),
        agrees=agrees,
        text=mask_mentions(text.strip()),
    )
    SecondEyes.objects.filter(case=verdict.case_id, member=member, done_at__isnull=True).update(
        done_at=clock.now()
    )


def _review(member: Member, case: Case, verdict: Verdict) -> Verdict:
    verdict.reviewed_by, verdict.reviewed_institution = member, member.institution
    verdict.reviewed_at = clock.now()
    verdict.save(update_fields=["reviewed_by", "reviewed_institution", "reviewed_at"])
    tell(case, member, verdict.reviewed_at, "review")
    record(member, "verdict.reviewed", "verdict", verdict.pk, case=case.pk)
    notify("cases")
    return verdict


def _check_plural(member: Member, verdict: Verdict) -> None:
    if not needs_two_institutions(verdict) or verdict.is_training:
        return
    signatories = [verdict.proposed_institution, member.institution]
    if verdict.reviewed_institution:
        signatories.append(verdict.reviewed_institution)
    if not are_plural(signatories):
        raise Barred(
            "one_institution",
            _("Putusan ini ditandatangani dua lembaga, tidak oleh polisi saja."),
            _("Minta orang kedua dari lembaga lain untuk mengesahkannya."),
        )


def _refuse_waiver(member: Member, case: Case) -> None:
    if member.pk == case.waived_by_id:
        raise Barred(
            "waived",
            _("Anda melepas saran mesin pada pemilahan kasus ini, jadi orang lain yang mengesahkan."),
            _("Minta orang kedua dari unit Anda, unit induk, unit lain, atau lembaga lain."),
        )


def _refuse_protected(case: Case) -> None:
    if takes_no_verdict(case.pk):
        raise EndedWithoutLabel


def _settle(member: Member, verdict: Verdict) -> None:
    if verdict.replaces is not None:
        old = verdict.replaces
        old.state = transition(VERDICT_TRANSITIONS, "replace", old.state).end
        old.save(update_fields=["state"])
        record(member, "verdict.replaced", "verdict", old.pk, case=verdict.case_id, by=verdict.pk)
    verdict.state = transition(VERDICT_TRANSITIONS, "confirm", verdict.state).end
    verdict.confirmed_by, verdict.confirmed_institution = member, member.institution
    verdict.confirmed_at = clock.now()
    verdict.save(update_fields=["state", "confirmed_by", "confirmed_institution", "confirmed_at"])
