"""The doors of this room.

A directive is seen from both ends of the tree: by those with a role on the unit that sent it or above, and
by those with a role on a unit that got it or above. What a unit did is seen by those with a role on that unit
or above it: a sender sees the whole tree, a Polres its own branch, a Polsek itself. Nobody sees across.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.directives.models import Directive, DirectiveState, Question, Receipt
from sejuk.desk.directives.transitions import READS, SENDS
from sejuk.desk.organisation.access import Roles, accessible_units, held, may, require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused

#: Not yet, or never, a directive to anybody.
UNSENT = (DirectiveState.DRAFT, DirectiveState.DISCARDED)


class OutOfSight(Refused):
    """There is no such directive, or it is none of the member's business: both look alike."""

    def __init__(self) -> None:
        super().__init__(
            _("Arahan ini tidak ada, atau tidak ditujukan ke unit Anda."),
            _("Kembali ke daftar arahan dan pilih salah satu yang tampil di sana."),
            status=404,
        )


def accessible_directives(member: Member) -> QuerySet[Directive]:
    """Directives that the member may read: sent from or to a unit in reach; drafts for those who send."""
    units = accessible_units(member, READS)
    arrived = Receipt.objects.filter(unit__in=units)
    here = Exists(arrived.filter(directive=OuterRef("pk")))
    through = Exists(arrived.filter(directive__origin=OuterRef("pk")))
    sent = ~Q(state__in=UNSENT) & (Q(unit__in=units) | here | through)
    draft = Q(state=DirectiveState.DRAFT, unit__in=accessible_units(member, SENDS))
    return Directive.objects.filter(sent | draft).select_related("unit", "by", "replaces", "origin__unit")


def access_directive(member: Member, pk: int) -> Directive:
    """One directive in sight."""
    found = accessible_directives(member).filter(pk=pk).first()
    if found is None:
        raise OutOfSight
    return found


def access_own_directive(member: Member, pk: int) -> Directive:
    """One that the member sends for: on its unit or above."""
    found = access_directive(member, pk)
    require(member, SENDS, found.unit)
    return found


def accessible_receipts(member: Member, directive: Directive) -> QuerySet[Receipt]:
    """What units in the member's reach did about a directive."""
    units = accessible_units(member, READS)
    return Receipt.objects.filter(directive=directive, unit__in=units).select_related("unit__territory")


def access_receipt(member: Member, pk: int, roles: Roles | None = None) -> Receipt:
    """What one unit did; with ``roles``, for somebody who acts for it."""
    rows = Receipt.objects.select_related("unit__territory", "directive__unit", "acknowledged_by", "done_by")
    return _in_sight(member, rows, pk, roles)


def lock_receipt(member: Member, pk: int, roles: Roles | None = None) -> Receipt:
    """The same, locked, with no more than a change needs: every unit of a country does this in a minute."""
    rows = Receipt.objects.select_for_update(of=("self",)).select_related("unit", "directive__unit")
    return _in_sight(member, rows, pk, roles)


def receipt_place(member: Member, pk: int) -> tuple[int, int]:
    """The keys of a receipt's unit and directive."""
    found = Receipt.objects.filter(pk=pk, unit__in=accessible_units(member, READS))
    place: tuple[int, int] | None = found.values_list("unit_id", "directive_id").first()
    if place is None:
        raise OutOfSight
    return place


def _in_sight(member: Member, rows: QuerySet[Receipt], pk: int, roles: Roles | None) -> Receipt:
    found = rows.filter(pk=pk, unit__in=accessible_units(member, READS)).first()
    if found is None:
        raise OutOfSight
    if roles is not None:
        require(member, roles, found.unit)
    return found


def own_receipts(member: Member, directive: Directive) -> list[Receipt]:
    """Those of the units on which the member has a role directly."""
    paths = [one.path for one in held(member) if one.role in READS]
    rows = Receipt.objects.filter(directive=directive, unit__path__in=paths)
    return list(rows.select_related("unit", "acknowledged_by", "done_by").order_by("unit__path"))


def access_question(member: Member, pk: int) -> Question:
    """A question about a directive in sight."""
    rows = Question.objects.select_related("directive__unit", "unit")
    found = rows.filter(pk=pk, directive__in=accessible_directives(member).values("pk")).first()
    if found is None:
        raise OutOfSight
    return found


def sending_units(member: Member) -> QuerySet[Unit]:
    """Units for which the member writes directives and which have units below them."""
    below = Unit.objects.filter(parent=OuterRef("pk"))
    return accessible_units(member, SENDS).filter(Exists(below)).select_related("territory").order_by("path")


def is_sender(member: Member, directive: Directive) -> bool:
    """Whether the member answers for the directive."""
    return may(member, SENDS, directive.unit)
