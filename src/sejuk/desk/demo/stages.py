"""The fictional country's calendar around the present, and a content plan, made by the ordinary verbs."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.demo.models import DemoClock
from sejuk.desk.organisation.models import Institution, Member, Role, Territory, Unit
from sejuk.desk.people import People
from sejuk.desk.stages.models import OfficeCycle, PlanItem
from sejuk.desk.stages.plan.services import Piece, move, plan
from sejuk.desk.stages.services.cycles import add_cycle
from sejuk.desk.stages.services.versions import Proposal, propose
from sejuk.world import World, build
from sejuk.world.model import Election

_RULE = "Peraturan KPU Arunika 1/2027 (contoh)"
#: The world's stages as kinds of the calendar.
_KINDS = {
    "voter_list": "voter_list", "registration": "nomination", "determination": "nomination",
    "campaign": "campaign", "quiet_period": "quiet_period", "voting": "voting", "counting": "counting",
    "recapitulation": "recapitulation", "result": "determination",
}  # fmt: skip
#: Stages that count from polling day; the others have dates of their own.
_RELATIVE = frozenset({"campaign", "quiet_period", "counting", "recapitulation", "result"})
#: Who plans what: role, institution, stage, theme, audience, title, days until it is due, verbs.
_PLANS: tuple[tuple[str, str, str, str, str, str, int, tuple[str, ...]], ...] = (
    (Role.EDITOR, "police", "campaign", "identity", People.COMMUNITY_LEADER,
     "Bahan dialog tokoh: rukun selama kampanye", 2, ("make",)),
    (Role.EDITOR, "police", "campaign", "official_neutrality", People.OFFICERS,
     "Kartu saku netralitas petugas", -1, ()),
    (Role.EDITOR, "police", "voting", "polling_day", People.PUBLIC,
     "Poster jam buka TPS dengan zona waktu", 6, ("make", "finish")),
    (Role.EDITOR, "election_commission", "voting", "polling_day", People.PUBLIC,
     "Infografik jam dan cara mencoblos", 7, ()),
    (Role.EDITOR, "election_commission", "quiet_period", "logistics", People.PRESS,
     "Lembar fakta: surat suara dari gudang ke TPS", 5, ("make",)),
)  # fmt: skip


def stage() -> None:
    """Add the country's two elections and a plan; does nothing where there is a cycle already."""
    head = _somebody(Institution.Kind.ELECTION_COMMISSION, Role.ADMINISTRATOR)
    row = DemoClock.objects.first()
    country = Territory.objects.filter(level=Territory.Level.COUNTRY).first()
    if OfficeCycle.objects.exists() or head is None or row is None or country is None:
        return
    world = build(row.seed, row.size)
    with transaction.atomic():
        for one in world.elections:
            _add(head, one, country)
        first = OfficeCycle.objects.order_by("pk")[0].code
        _debates(head, world, first, country)
        _wish(first)
        for wanted in _PLANS:
            _plan(first, *wanted)


def _add(by: Member, election: Election, country: Territory) -> None:
    cycle = add_cycle(by, f"{election.name} 2027", country, _RULE).code
    for one in sorted(election.stages, key=lambda stage: stage.code != "voting"):
        start, end = one.start.isoformat(), one.end.isoformat()
        if one.code in _RELATIVE:
            start, end = (_from_polling(day, election.polling_day) for day in (one.start, one.end))
        propose(by, Proposal(cycle, "", country, _KINDS[one.code], one.name, start, end, _RULE, "Lampiran"))


def _from_polling(day: date, polling: date) -> str:
    days = (day - polling).days
    return f"voting {'+' if days > 0 else '-'} {abs(days)} days" if days else "voting"


def _debates(by: Member, world: World, cycle: str, country: Territory) -> None:
    for number, one in enumerate((e for e in world.events if e.plot == "debate_night"), start=1):
        day, name = one.start.date().isoformat(), f"Debat ke-{number}"
        propose(by, Proposal(cycle, "", country, "debate", name, day, day, _RULE, "Lampiran"))


def _wish(cycle: str) -> None:
    """An office that would like a stage; KPU has not answered."""
    by = _somebody(Institution.Kind.POLICE, Role.HEAD)
    if by is None:
        return
    day = (clock.now().date() + timedelta(days=20)).isoformat()
    place = by.unit.territory
    name, rule = "Debat tambahan tingkat provinsi", "Surat Polda 7/2027 (contoh)"
    propose(by, Proposal(cycle, "", place, "debate", name, day, day, rule))


def _plan(
    cycle: str,
    role: str,
    institution: str,
    stage: str,
    theme: str,
    audience: str,
    title: str,
    days: int,
    verbs: tuple[str, ...],
) -> PlanItem | None:
    by = _somebody(institution, role)
    if by is None:
        return None
    due = clock.now() + timedelta(days=days)
    place = by.unit.territory
    item = plan(by, Piece(cycle, _KINDS[stage], theme, place, audience, title, by.unit, due, by))
    for verb in verbs:
        item = move(by, item.pk, verb)
    return item


def _somebody(kind: str, role: str) -> Member | None:
    """A colleague of this institution and role at the province."""
    found = Member.objects.filter(
        institution__kind=kind, assignments__role=role, unit__level=Unit.Level.PROVINCE
    )
    return found.select_related("unit__territory", "institution").order_by("pk").first()
