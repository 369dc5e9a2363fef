"""Forget the words of a case that ended without a label: what is not stored cannot be abused (G2)."""

from __future__ import annotations

from sejuk.desk.cases.models import Case, CaseEvent, Severity
from sejuk.desk.cases.reporting.settling import close_all_of


def erase_words(case: Case) -> None:
    """Delete title, story, sources, captures and proposed verdicts; reports close with a general answer.

    The row itself stays, with its narrative and times: it keeps the narrative from being opened again by one
    institution alone.
    """
    case.title = case.summary = ""
    case.opened_by = case.waived_by = None
    for answer in ("is_public", "in_mandate", "is_big_enough", "is_checkable", "may_harm"):
        setattr(case, answer, None)
    case.about_process, case.severity, case.emergency_shown_at = False, Severity.MEDIUM, None
    case.verdicts.all().delete()
    case.evidence.all().delete()
    case.steps.all().delete()
    case.second_eyes.all().delete()
    case.decisions.all().delete()
    case.referrals.all().delete()
    case.split_off.update(split_from=None)
    close_all_of(case)


def erase_story(case: Case) -> None:
    """Delete who did what and why, once the case has ended; the chain keeps that it ended.

    What the stories of other cases say of this one goes too: a link into nothing would name it.
    """
    case.accused.clear()
    case.events.all().delete()
    CaseEvent.objects.filter(other=case).update(other=None, reason="")
    case.presences.all().delete()
    case.notices.all().delete()
    case.pauses.all().delete()
    case.holdings.update(reason="")
