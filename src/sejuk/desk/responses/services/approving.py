"""Four eyes: who wrote it does not approve it, and what was read is what goes out (G7, G14)."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.services.recusal import refuse_accused
from sejuk.desk.organisation.access import may, may_anywhere, require
from sejuk.desk.organisation.models import Institution, Member
from sejuk.desk.organisation.refusal import Barred, Refused
from sejuk.desk.responses.items import body_of, submitted_item
from sejuk.desk.responses.models import Approval, ApprovalRole, Version, Writing
from sejuk.desk.responses.services.moving import moved, on_way, tries_stay
from sejuk.desk.responses.services.submitting import refuse_corrected
from sejuk.desk.responses.services.writing import next_version
from sejuk.desk.responses.transitions import APPROVES, VERSION_TRANSITIONS
from sejuk.desk.stages import now as stages
from sejuk.desk.stages.modes import Check
from sejuk.desk.states import transition


def approve(member: Member, pk: int, digest: str, ticked: Collection[str] = ()) -> Version:
    """Approve what was read: ``digest`` is that of the page the approver had before them.

    Where another institution must see it too, the own institution's approval passes it on.

    Raises:
        Refused: the member wrote it, is of the accused institution or the wrong one, left a check of the
            stage unticked, or it is no longer what they read.
    """
    with tries_stay(member, pk):
        return _approve(member, pk, digest, ticked)


@transaction.atomic
def _approve(member: Member, pk: int, digest: str, ticked: Collection[str]) -> Version:
    version, _way = on_way(member, pk, "approve")
    check_approver(member, version)
    refuse_corrected(version)
    refuse_changed(version, digest)
    checks = [one.code for one in stage_checks(version)]
    if left := set(checks) - set(ticked):
        raise Refused(
            _("Ada pemeriksaan tahapan yang belum dicentang (%(count)s).") % {"count": len(left)},
            _("Periksa satu per satu, lalu centang."),
            status=422,
        )
    sign(member, version, role_of(member, version), checks)
    return settle(member, version)


@transaction.atomic
def give_back(member: Member, pk: int, reason: str) -> Version:
    """Send it back to its author, with what is missing; they go on in the next version."""
    version, way = on_way(member, pk, "return")
    check_approver(member, version)
    version.ended_at = clock.now()
    author = Writing.objects.filter(version=version).order_by("at", "pk").first()
    back = moved(member, version, way, reason)
    next_version(author.member if author else version.response.author, version, edition=version.edition)
    return back


def sign(member: Member, version: Version, role: ApprovalRole, ticked: Collection[str] = ()) -> Approval:
    """Put the approval down with the hash of the bytes."""
    approval = Approval.objects.create(
        version=version,
        role=role,
        member=member,
        institution=member.institution,
        digest=version.digest,
        at=clock.now(),
        ticked=sorted(ticked),
    )
    record(
        member, "response.approved", "response", version.response_id,
        version=version.number, role=role.value, digest=version.digest[:16], ticked=len(approval.ticked),
    )  # fmt: skip
    return approval


def settle(member: Member | None, version: Version) -> Version:
    """After a signature: approved where nobody is missing, else passed on to another institution."""
    if lacks_other(version):
        if version.state != "submitted":
            return version
        return moved(member, version, transition(VERSION_TRANSITIONS, "pass_on", version.state))
    version.approved_at = clock.now()
    version.body = body_of(version, version.approved_at)
    version.sha256 = hashlib.sha256(version.body).hexdigest()
    return moved(member, version, transition(VERSION_TRANSITIONS, "approve", version.state))


def must_pass_elsewhere(version: Version) -> bool:
    """Whether somebody of another institution must approve it."""
    return version.names_somebody or (version.about_process and not version.is_training)


def lacks_other(version: Version) -> bool:
    """Whether another institution's approval is still missing, or the police would be alone (G14)."""
    if not must_pass_elsewhere(version):
        return False
    home = version.response.institution
    rows = version.approvals.filter(digest=version.digest, institution__isnull=False)
    others = {one.institution for one in rows.select_related("institution")} - {home}
    if not others:
        return True
    police = Institution.Kind.POLICE
    return version.about_process and all(one is None or one.kind == police for one in [home, *others])


def stage_checks(version: Version) -> tuple[Check, ...]:
    """What the election's stage asks to look at before this is approved."""
    return stages.checks(version.territory, clock.now())


def role_of(member: Member, version: Version) -> ApprovalRole:
    """As what the member would approve."""
    own = member.institution_id == version.response.institution_id
    return ApprovalRole.OWN if own else ApprovalRole.OTHER


def may_approve(member: Member, version: Version) -> bool:
    """Whether the member could approve this version now."""
    if version.state not in ("submitted", "needs_other"):
        return False
    try:
        check_approver(member, version)
    except Refused:
        return False
    return True


def check_approver(member: Member, version: Version) -> None:
    """Refuse whoever must not approve this version."""
    response = version.response
    refuse_writer(member, version)
    if response.case is not None:
        refuse_accused(member, response.case)
    if version.approvals.filter(member=member).exists():
        raise Refused(
            _("Anda sudah menyetujui versi ini."), _("Sekarang giliran orang dari lembaga lain."), status=409
        )
    if member.institution_id != response.institution_id:
        if not (must_pass_elsewhere(version) and may_anywhere(member, APPROVES)):
            require(member, APPROVES, response.unit)
    elif version.state == "needs_other":
        raise Refused(
            _("Teks ini menunggu orang dari lembaga lain."),
            _("Penyetuju lembaga lain melihatnya di daftar mereka."),
        )
    elif not may(member, APPROVES, response.unit):
        require(member, APPROVES, response.unit)


def refuse_writer(member: Member, version: Version) -> None:
    """Refuse whose hand is in any version of the text, whatever roles they have."""
    if Writing.objects.filter(version__response=version.response_id, member=member).exists():
        raise Barred(
            "author",
            _("Penulis tidak dapat menyetujui tulisannya sendiri."),
            _("Minta rekan yang berwenang menyetujuinya."),
        )


def refuse_changed(version: Version, digest: str) -> None:
    """Refuse where the bytes are not those that were read."""
    if digest != version.digest or submitted_item(version).sha256 != version.digest:
        raise Refused(
            _("Isinya sudah berubah sejak Anda membacanya."),
            _("Muat ulang dan baca sekali lagi."),
            status=409,
        )
