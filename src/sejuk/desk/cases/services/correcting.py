"""Look again at a verdict that stands: it stays in force until its next version is confirmed (G11)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk.cases.models import Case, VerdictState
from sejuk.desk.cases.services.moving import advance, locked, way_of
from sejuk.desk.cases.services.recusal import refuse_accused, tries_stay
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused


def correct(member: Member, pk: int, reason: str) -> Case:
    """Send a case with a standing verdict back to verification; not by the accused institution."""
    with tries_stay(member, pk):
        return _correct(member, pk, reason)


@transaction.atomic
def _correct(member: Member, pk: int, reason: str) -> Case:
    case = locked(member, pk)
    way = way_of(member, case, "correct")
    refuse_accused(member, case)
    if not case.verdicts.filter(state=VerdictState.CONFIRMED).exists():
        raise Refused(
            _("Kasus ini belum punya putusan yang dapat dikoreksi."), _("Buka kembali kasusnya saja.")
        )
    return advance(member, case, way, reason)
