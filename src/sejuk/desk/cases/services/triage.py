"""Triage: the questions in their order, and what follows from the answers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.models import Case, CaseState
from sejuk.desk.cases.services.moving import advance, locked, tell, way_of
from sejuk.desk.cases.services.suggesting import suggestion_of
from sejuk.desk.organisation.models import Institution, Member
from sejuk.desk.organisation.refusal import Refused


@dataclass(frozen=True, slots=True)
class Answers:
    """Yes or no to each question; the first three come first because a no ends the triage."""

    is_public: bool
    in_mandate: bool
    is_big_enough: bool
    is_checkable: bool
    may_harm: bool
    severity: str
    about_process: bool = False
    accused: Collection[Institution] = ()
    #: Why something that was suggested is set aside.
    waiver: str = ""

    @property
    def first_no(self) -> str | None:
        """The first of the gates that was answered with no."""
        gates = ("is_public", "in_mandate", "is_big_enough")
        return next((name for name in gates if not getattr(self, name)), None)

    @property
    def goes_on(self) -> bool:
        """Whether there is something to verify: a checkable claim, or words that may harm (G3)."""
        return self.first_no is None and (self.is_checkable or self.may_harm)


@transaction.atomic
def take_up(member: Member, pk: int) -> Case:
    """The first look; taking up twice changes nothing."""
    case = locked(member, pk)
    if case.state == CaseState.TRIAGE:
        return case
    return advance(member, case, way_of(member, case, "take_up"))


@transaction.atomic
def accept(member: Member, pk: int, answers: Answers) -> Case:
    """Send a case to verification.

    Raises:
        Refused: an answer says that it does not go on; then it is left or ends without a label. Or it sets a
            suggestion aside without saying why.
    """
    case = locked(member, pk)
    way = way_of(member, case, "accept")
    if not answers.goes_on:
        raise Refused(
            _("Menurut jawaban Anda, kasus ini tidak perlu diverifikasi."),
            _("Tutup kasusnya, atau periksa kembali jawabannya."),
            status=422,
        )
    sets_aside = suggestion_of(case).sets_aside(
        answers.about_process, frozenset(one.pk for one in answers.accused)
    )
    if sets_aside and not answers.waiver.strip():
        raise Refused(
            _("Saran mesin dilepas tanpa alasan."),
            _("Tulis mengapa klaim ini bukan tentang penyelenggaraan, atau tidak menuduh lembaga itu."),
            status=422,
        )
    _note(case, answers)
    case.waived_by = member if sets_aside else None
    advance(member, case, way)
    if sets_aside:
        tell(case, member, clock.now(), "waive", reason=answers.waiver)
        record(member, "case.waived", "case", pk, process=not answers.about_process)
    return case


def _note(case: Case, answers: Answers) -> None:
    for name in ("is_public", "in_mandate", "is_big_enough", "is_checkable", "may_harm", "severity"):
        setattr(case, name, getattr(answers, name))
    # Sorting anew lifts neither a recusal nor what a process verdict needs: both are only added to.
    case.about_process = answers.about_process or (case.about_process and case.verdicts.exists())
    case.accused.add(*answers.accused)
