"""The doors of this room. A text belongs to the unit that writes it.

Approvers of other institutions see what needs just them, and nothing else of the office's drafts.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.cases.models import Case
from sejuk.desk.organisation.access import accessible_units, may_anywhere
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.models import Approval, Response, Version, Writing
from sejuk.desk.responses.transitions import APPROVES, READS

_RELATED = ("unit", "institution", "case", "author")


def accessible_responses(member: Member) -> QuerySet[Response]:
    """Texts of the member's units; to approvers of other institutions, those that wait for just them."""
    seen = Q(unit__in=accessible_units(member, READS))
    if may_anywhere(member, APPROVES):
        seen |= ~Q(institution=member.institution_id) & Q(Exists(_for_others(member)))
    return Response.objects.filter(seen).select_related(*_RELATED)


def _for_others(member: Member) -> QuerySet[Version]:
    """Versions that another institution must pass, and those that the member's has passed (G7, G14)."""
    needs = Q(about_process=True, is_training=False) | Q(names_somebody=True)
    waits = Q(state__in=["submitted", "needs_other"])
    signed = Approval.objects.filter(version=OuterRef("pk"), institution=member.institution_id)
    needed = needs & waits | Q(Exists(signed))
    return Version.objects.filter(needed, response=OuterRef("pk"))


def access_response(member: Member, pk: int, *, lock: bool = False) -> Response:
    """One text; with ``lock``, held until the transaction ends."""
    rows = accessible_responses(member)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Refused(
            _("Teks ini tidak ada di wilayah kerja Anda."), _("Kembali ke daftar tanggapan."), status=404
        )
    return found


def newest(response: Response) -> Version:
    """The version that somebody works on, or the last one."""
    found = response.versions.select_related("territory").order_by("-number").first()
    if found is None:
        raise LookupError(f"text {response.pk} has no version")
    found.response = response
    return found


def standing(response: Response) -> Version | None:
    """The version that the public sees, or could see: approved or published."""
    return response.versions.filter(state__in=["approved", "published"]).order_by("-edition").first()


def waiting_for(member: Member) -> QuerySet[Version]:
    """Versions that the member could approve now, the longest waiting first."""
    if not may_anywhere(member, APPROVES):
        return Version.objects.none()
    home = member.institution_id
    own = Q(state="submitted", response__institution=home, response__unit__in=_approved_units(member))
    needs = Q(about_process=True, is_training=False) | Q(names_somebody=True)
    others = needs & Q(state__in=["submitted", "needs_other"]) & ~Q(response__institution=home)
    wrote = Writing.objects.filter(version__response=OuterRef("response"), member=member)
    signed = Approval.objects.filter(version=OuterRef("pk"), member=member)
    accused = Case.accused.through.objects.filter(case=OuterRef("response__case"), institution=home)
    rows = Version.objects.filter(own | others).exclude(Exists(wrote) | Exists(signed) | Exists(accused))
    return rows.select_related("response__unit", "response__case", "territory").order_by("submitted_at", "pk")


def mine(member: Member) -> QuerySet[Response]:
    """Texts in which the member's hand is."""
    wrote = Writing.objects.filter(version__response=OuterRef("pk"), member=member)
    return accessible_responses(member).filter(Exists(wrote))


def newest_of(responses: Iterable[Response]) -> list[Version]:
    """The newest version of each text, in the texts' order, in one query."""
    by_key = {one.pk: one for one in responses}
    rows = Version.objects.filter(response__in=by_key).select_related("territory")
    found = {one.response_id: one for one in rows.order_by("response_id", "number")}
    for version in found.values():
        version.response = by_key[version.response_id]
    return [found[key] for key in by_key if key in found]


def _approved_units(member: Member) -> QuerySet[Unit]:
    return accessible_units(member, APPROVES)


def waiting_count(member: Member) -> int:
    """How many wait for the member, for the navigation."""
    return waiting_for(member).count()
