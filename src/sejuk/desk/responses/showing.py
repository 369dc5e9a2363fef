"""What the page of a text shows, and what its reader can do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.access import may
from sejuk.desk.organisation.models import Member
from sejuk.desk.responses.access import standing
from sejuk.desk.responses.checks import Finding
from sejuk.desk.responses.item import Item
from sejuk.desk.responses.items import item_of, still_holds, submitted_item
from sejuk.desk.responses.models import Response, Version, VersionState
from sejuk.desk.responses.services import emergency
from sejuk.desk.responses.services.approving import lacks_other, may_approve, must_pass_elsewhere
from sejuk.desk.responses.services.submitting import findings_of
from sejuk.desk.responses.transitions import APPROVES, NOTES, RELEASES, WRITES

_V = VersionState

#: What to do in each state, said to whoever may do it.
NEXT = {
    _V.DRAFT: _("Baca sekali lagi, perhatikan hasil pemeriksaan, lalu ajukan."),
    _V.SUBMITTED: _("Orang kedua membacanya: setujui, atau kembalikan dengan alasan."),
    _V.NEEDS_OTHER: _("Orang dari lembaga lain membacanya. Ia melihatnya di daftarnya sendiri."),
    _V.RETURNED: _("Versi ini dikembalikan; penulisnya melanjutkan pada versi berikutnya."),
    _V.APPROVED: _("Sudah disetujui dan siap terbit."),
    _V.PUBLISHED: _("Sudah terbit."),
    _V.CORRECTED: _("Sudah diganti koreksinya."),
    _V.WITHDRAWN: _("Ditarik."),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding as the page names it."""

    label: Any
    tone: str
    finding: Finding


_SEVERITIES = {
    "block": (_("Harus diubah"), "badge-error"),
    "needs_other_institution": (_("Perlu lembaga lain"), "badge-warning"),
    "warn": (_("Perhatikan"), "badge-warning"),
    "hint": (_("Saran"), "badge-info"),
}


def shown(found: list[Finding]) -> list[Checked]:
    """Findings with the words for how grave they are."""
    return [Checked(*_SEVERITIES[one.severity.value], one) for one in found]


def read_item(version: Version) -> Item:
    """What is read on the page: the submitted bytes, or the draft as it would be."""
    if version.submitted:
        return submitted_item(version)
    return item_of(version, version.made_at)


def context_of(member: Member, response: Response, version: Version) -> dict[str, Any]:
    """Everything of the text itself; the parts of other rooms add their own."""
    is_open = version.state in ("draft", "submitted", "needs_other")
    return {
        "response": response,
        "version": version,
        "item": read_item(version),
        "next": NEXT[VersionState(version.state)],
        "checked": shown(findings_of(version)) if is_open else [],
        "holds": still_holds(version),
        "elsewhere": must_pass_elsewhere(version) and is_open,
        "lacks_other": version.state == "needs_other" and lacks_other(version),
        "standing": standing(response),
        "versions": list(response.versions.order_by("-number")),
        "writers": _writers(response),
        "approvals": list(version.approvals.select_related("member", "institution", "asked").order_by("pk")),
        "asked": list(version.asked.select_related("institution")),
        "verbs": verbs_of(member, version),
        **_private(member, response),
        **_of_emergency(member, version),
    }


def verbs_of(member: Member, version: Version) -> set[str]:
    """What the member could do now."""
    unit, state = version.response.unit, version.state
    writes, releases = may(member, WRITES, unit), may(member, RELEASES, unit)
    verbs = set()
    if writes and state == "draft":
        verbs |= {"change", "submit"}
    if writes and state in ("draft", "submitted", "needs_other"):
        verbs.add("leave")
    if state in ("submitted", "needs_other") and may(member, WRITES | APPROVES, unit):
        verbs.add("ask_partner")
    if may_approve(member, version):
        verbs |= {"approve", "return"}
    if writes and state == "published":
        verbs.add("correct")
    if releases and (state in ("approved", "published") or standing(version.response) is not None):
        verbs.add("withdraw")
    return verbs


def _private(member: Member, response: Response) -> dict[str, Any]:
    """Notes, for those who may write some."""
    reads = may(member, NOTES, response.unit)
    notes = list(response.notes.select_related("by__institution")) if reads else []
    return {"may_note": reads, "notes": notes}


def _of_emergency(member: Member, version: Version) -> dict[str, Any]:
    may_act = emergency.may_take_part(member, version)
    waiting = emergency.open_request(version) if may_act else None
    owed = emergency.owed().filter(version__response=version.response_id).first()
    reviewed = version.emergencies.filter(reviewed_at__isnull=False).select_related("reviewed_by").first()
    return {
        "emergency": may_act,
        "emergency_waits": waiting,
        "emergency_mine": waiting is not None and waiting.asked_by_id == member.pk,
        "emergency_owed": owed,
        "emergency_reviewed": reviewed,
        "may_review": owed is not None and may(member, APPROVES, version.response.unit)
        and member.pk not in (owed.asked_by_id, owed.confirmed_by_id),
    }  # fmt: skip


def _writers(response: Response) -> list[Member]:
    rows = Member.objects.filter(pk__in=response.versions.values("writings__member"))
    return list(rows.select_related("institution"))
