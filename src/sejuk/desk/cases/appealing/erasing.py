"""Erase an address: posts, messages and captures go, and it does not come in again (G11)."""

from __future__ import annotations

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.models import Appeal, Evidence, Report
from sejuk.desk.cases.transitions import EVIDENCE_TRANSITIONS
from sejuk.desk.listening.services.erasing import erase_address
from sejuk.desk.organisation.models import Member
from sejuk.desk.states import find


def erase(member: Member, appeal: Appeal) -> None:
    """Delete what was kept of the address of a granted request, and the address in the request itself.

    Verdicts stay: they speak of a claim, not of an item. Counts stay too; they name nothing.
    """
    address = appeal.address
    gone = erase_address(address, clock.now())
    captures = list(Evidence.objects.select_for_update().filter(url=address))
    for capture in captures:
        _erase_capture(capture)
    Report.objects.filter(address=address).update(address="")
    Appeal.objects.filter(address=address).update(address="")
    appeal.address = ""
    record(
        member,
        "address.erased",
        "appeal",
        appeal.pk,
        posts=gone.posts,
        tips=gone.tips,
        evidence=len(captures),
    )


def _erase_capture(evidence: Evidence) -> None:
    """Delete the parts, and of what ended long ago the address that stayed."""
    way = find(EVIDENCE_TRANSITIONS, "erase", evidence.state)
    evidence.url, evidence.manifest = "", {}
    if way is not None:
        evidence.state, evidence.next_try_at, evidence.error = way.end, None, ""
    evidence.save()
    evidence.parts.all().delete()
