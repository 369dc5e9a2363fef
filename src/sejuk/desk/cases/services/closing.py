"""Ways in which a case ends."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.cases.models import Case, Outcome, PublicCount, VerdictState
from sejuk.desk.cases.services.erasing import erase_story, erase_words
from sejuk.desk.cases.services.moving import advance, locked, way_of
from sejuk.desk.cases.services.opening import EndedWithoutLabel, ended_without_label
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused


@transaction.atomic
def leave(member: Member, pk: int, reason: str) -> Case:
    """Triage found that it is not public, not this office's, or too small to answer. It may be reopened."""
    case = locked(member, pk)
    return advance(member, case, way_of(member, case, "leave"), reason, outcome=Outcome.NOT_TAKEN_UP)


@transaction.atomic
def close_without_label(member: Member, pk: int, what: str) -> Case:
    """End a case that is lawful criticism, opinion, satire or harmless, and forget its words.

    Args:
        what: a ``PublicCount.What``, counted for the whole country by month and kept nowhere else.
    """
    case = locked(member, pk)
    way = way_of(member, case, "close_without_label")
    _refuse_standing_verdict(case)
    erase_words(case)
    advance(member, case, way, outcome=Outcome.WITHOUT_LABEL)
    erase_story(case)
    for absorbed in case.absorbed.select_for_update():  # they were about the same
        erase_words(absorbed)
        absorbed.save()
        erase_story(absorbed)
    count(what)
    return case


def _refuse_standing_verdict(case: Case) -> None:
    if case.verdicts.filter(state=VerdictState.CONFIRMED).exists():
        raise Refused(
            _("Kasus ini punya putusan yang sudah disahkan."),
            _("Usulkan versi baru: 'tidak dapat diperiksa', tanpa bahaya. Koreksinya tampil untuk umum."),
        )


@transaction.atomic
def close(member: Member, pk: int, reason: str) -> Case:
    """Nothing is left to do: what was decided is done, or nothing was to be done."""
    case = locked(member, pk)
    return advance(member, case, way_of(member, case, "close"), reason, outcome=Outcome.ANSWERED)


@transaction.atomic
def withdraw(member: Member, pk: int, reason: str) -> Case:
    """The case was opened by mistake."""
    case = locked(member, pk)
    return advance(member, case, way_of(member, case, "withdraw"), reason)


@transaction.atomic
def reopen(member: Member, pk: int, reason: str) -> Case:
    """Sort an ended case anew; one that ended without a label has no such way (see ``overruling``)."""
    case = locked(member, pk)
    way = way_of(member, case, "reopen")
    if case.narrative is not None and ended_without_label(case.narrative).exists():
        raise EndedWithoutLabel  # a later case on the same narrative
    return advance(member, case, way, reason)


def count(what: str) -> None:
    """Add one to a public figure of this month."""
    month = clock.now().date().replace(day=1)
    PublicCount.objects.get_or_create(what=what, month=month)
    PublicCount.objects.filter(what=what, month=month).update(count=F("count") + 1)
