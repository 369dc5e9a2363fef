"""How far a member sees: the territories of the units on which they have a role."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.access import Roles, held, memory
from sejuk.desk.organisation.models import Member, Territory, Unit


@dataclass(frozen=True, slots=True)
class Reach:
    """The whole country, or the territories with these codes."""

    everywhere: bool
    codes: frozenset[str]

    def narrow(self, narratives: QuerySet[Narrative]) -> QuerySet[Narrative]:
        """Those that were heard in this reach, and those that nobody can place."""
        if self.everywhere:
            return narratives
        return narratives.filter(Q(heard__overlap=sorted(self.codes)) | Q(heard=[]))


def reach(member: Member, roles: Roles | None = None) -> Reach:
    """The member's reach with one of the roles (any role where none is named).

    Asked once a request: a page asks through several doors.
    """
    wanted = None if roles is None else frozenset((roles,) if isinstance(roles, str) else roles)
    kept: Reach | None = memory(member).get(("reach", wanted))
    if kept is None:
        kept = memory(member)["reach", wanted] = _reach(member, wanted)
    return kept


def _reach(member: Member, wanted: frozenset[str] | None) -> Reach:
    paths = [one.path for one in held(member) if wanted is None or one.role in wanted]
    tops = set(Unit.objects.filter(path__in=paths).values_list("territory_id", "territory__level"))
    codes = {code for code, _ in tops}
    country = Territory.Level.COUNTRY
    inside = Territory.objects.filter(parent__in=codes).values_list("code", flat=True)
    everywhere = any(level == country for _, level in tops)
    return Reach(everywhere, frozenset({*codes, *inside}))
