"""Two cases are one, or one is two."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case, Evidence, Report, VerdictState, VerificationStep
from sejuk.desk.cases.services.moving import advance, locked, tell, way_of
from sejuk.desk.cases.services.opening import Opening, open_case
from sejuk.desk.cases.transitions import SORTS
from sejuk.desk.cases.verification.pausing import settle
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused


@transaction.atomic
def merge(member: Member, pk: int, into: int, reason: str) -> Case:
    """Put a case into another open one: its reports, sources and captures go along."""
    if pk == into:
        raise Refused(_("Kasus tidak dapat digabung dengan dirinya sendiri."), _("Pilih kasus yang lain."))
    access_case(member, into, SORTS)
    # The lower number first, so that A into B and B into A at once do not wait for each other.
    held = {one: locked(member, one) for one in sorted((pk, into))}
    case, kept = held[pk], held[into]
    if not kept.is_open:
        raise Refused(
            _("Kasus tujuan sudah berakhir."), _("Buka kembali kasus tujuan, atau pilih yang lain.")
        )
    if case.verdicts.filter(state=VerdictState.CONFIRMED).exists():
        raise Refused(
            _("Kasus ini punya putusan yang sudah disahkan."), _("Gabungkan kasus yang lain ke dalamnya.")
        )
    way = way_of(member, case, "merge")
    case.merged_into = kept
    advance(member, case, way, reason)
    _bring(case, kept)
    tell(kept, member, clock.now(), "absorb", other=case)
    record(member, "case.merged", "case", pk, into=into)
    return kept


def _bring(case: Case, kept: Case) -> None:
    """Everything that was found out, and earlier cases that were merged into this one."""
    case.absorbed.update(merged_into=kept)
    for held in (Report, VerificationStep, Evidence):
        held._default_manager.filter(case=case).update(case=kept)
    for step in kept.steps.filter(asked_at__isnull=False, answered_at__isnull=True):
        settle(kept, step, clock.now())  # a question that is still open stops the clock of the case it is in


@transaction.atomic
def split(member: Member, pk: int, title: str, reason: str) -> Case:
    """A second claim gets a case of its own at the same unit; the narrative stays with the first."""
    access_case(member, pk, SORTS)
    case = locked(member, pk)
    if not case.is_open:
        raise Refused(_("Kasus yang sudah berakhir tidak dipisah."), _("Buka kembali kasusnya lebih dulu."))
    new = open_case(
        member,
        Opening(case.unit, case.origin, title, territory=case.territory, severity=case.severity),
    )
    new.split_from = case
    new.save(update_fields=["split_from"])
    tell(case, member, clock.now(), "split", reason=reason, other=new)
    record(member, "case.split", "case", pk, new=new.pk)
    return new
