"""The page of the reference that says which role may do what, from the tables and the doors."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import override

from sejuk.desk.cases.appealing.access import REVIEWS
from sejuk.desk.cases.evidence.access import SEES
from sejuk.desk.cases.referring.access import REFERS, ROUTES
from sejuk.desk.cases.referring.exporting import EXPORTS
from sejuk.desk.cases.services.custody import HANDS_ON
from sejuk.desk.cases.services.opening import OPENS
from sejuk.desk.cases.transitions import CONFIRMS, DECIDES, READS, SORTS, VERIFIES
from sejuk.desk.cases.verification.access import ANSWERS
from sejuk.desk.engagements.transitions import ANSWERS as MEETING_ANSWERS
from sejuk.desk.engagements.transitions import ARRANGES
from sejuk.desk.engagements.transitions import READS as MEETING_READS
from sejuk.desk.narratives.services.budgeting import SETS_BUDGET
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.services.second_person import AGREES
from sejuk.desk.reference import MACHINES
from sejuk.desk.stages.transitions import PLANS, PROPOSES
from sejuk.desk.states import Table

#: What is no change of a state, and who may do it.
DOORS: dict[str, Collection[str]] = {
    "see board, map, narratives and sources": Role.values,
    "see cases of the own units and those below": READS,
    "open a case": SORTS,
    "report from the field": OPENS,
    "read and answer the public's reports": SORTS,
    "take a case in hand, change its words, split it": SORTS,
    "hand a case up, down or aside": HANDS_ON,
    "gather sources, ask institutions": VERIFIES,
    "have a page or file kept as evidence": SORTS,
    "open evidence": SEES,
    "answer a question to the own institution": ANSWERS,
    "ask for a second pair of eyes": SORTS | CONFIRMS,
    "review appeals, corrections and erasures": REVIEWS,
    "write referral letters": REFERS,
    "route a complaint without a case": ROUTES,
    "export a case": EXPORTS,
    "make API tokens": READS,
    "see meetings and what is owed from them": MEETING_READS,
    "plan meetings, invite, count, report": ARRANGES,
    "answer questions from meetings, note and keep promises": MEETING_ANSWERS,
    "ask for, and answer, an overruling": DECIDES,
    "change time limits (at the top unit)": {Role.HEAD},
    "set the budget of alerts": SETS_BUDGET,
    "propose a stage or another date, with its legal basis": PROPOSES,
    "plan content, choose from what is proposed": PLANS,
    "invite, propose roles, end them, add units": {Role.ADMINISTRATOR},
    "agree to a role that somebody else proposed": AGREES,
    "read the audit chain": {Role.AUDITOR},
}

_HEAD = """# Roles

Drawn from the tables by `make docs`. A role counts on the unit it was given for and on all units below it;
nothing is open to a role that is not marked here. What else has to be true (another person, another
institution, a reason) stands in the [state machines](state-machines.md). How roles are given:
[invite people and give roles](../how-to/invite-members.md).

| Role | On screen |
|---|---|
"""


def roles_page() -> str:
    """Every role with its name on screen, then a table of doors and one for each state machine."""
    with override("id"):
        names = "".join(f"| `{code}` | {label} |\n" for code, label in Role.choices)
    machines = "".join(_section(name, _verbs(table)) for name, (_place, table) in MACHINES.items())
    return _HEAD + names + _section("Doors", DOORS) + machines


def _verbs(table: Table) -> dict[str, Collection[str]]:
    """Each verb of people with every role that has it from some state."""
    found: dict[str, Collection[str]] = {}
    for way in table:
        if way.roles:
            found[way.verb] = {*found.get(way.verb, ()), *way.roles}
    return found


def _section(name: str, rows: dict[str, Collection[str]]) -> str:
    head = " | ".join(f"`{role}`" for role in Role.values)
    body = "".join(f"| {what} | {_marks(roles)} |\n" for what, roles in rows.items())
    return f"\n## {name}\n\n| | {head} |\n|---{'|:-:' * len(Role.values)}|\n{body}"


def _marks(roles: Collection[str]) -> str:
    return " | ".join("●" if role in roles else "" for role in Role.values)
