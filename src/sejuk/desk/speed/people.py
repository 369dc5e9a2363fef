"""The people of the bench: what each may do, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from sejuk.desk.cases.access import accessible_cases
from sejuk.desk.cases.transitions import CONFIRMS, SORTS, VERIFIES
from sejuk.desk.narratives.access import accessible_narratives
from sejuk.desk.organisation.access import may_anywhere
from sejuk.desk.organisation.models import Member
from sejuk.desk.speed.filling.office import Office

#: Things that each person knows of from the start.
KNOWN = 40
_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass
class Person:
    """Somebody with a session. ``fresh``: narratives without a case, from which this person opens some."""

    session: str
    unit: int
    path: str
    sorts: bool
    confirms: bool
    cases: list[int]
    narratives: list[str]
    fresh: list[str]
    #: The case in hand and what was done with it last.
    case: int | None = None
    done: str = ""
    #: Cases of colleagues below that wait for a confirmation.
    proposed: list[int] = field(default_factory=list)


def people_of(office: Office, count: int) -> list[Person]:
    """Two of the headquarters, two fifths of the provinces, the others of the regencies."""
    top, provinces, regencies = (office.members[level] for level in ("headquarters", "province", "regency"))
    above = max(0, count - len(top)) * 2 // 5
    chosen = [*top, *provinces[:above], *regencies][:count]
    found = [_person(member) for member in chosen]
    for person, fresh in zip(found, _fresh(chosen), strict=True):
        person.fresh = fresh
    return found


def _person(member: Member) -> Person:
    return Person(
        session_of(member),
        member.unit_id,
        member.unit.path,
        may_anywhere(member, SORTS) and may_anywhere(member, VERIFIES),
        may_anywhere(member, CONFIRMS),
        list(accessible_cases(member).order_by("-moved_at").values_list("pk", flat=True)[:KNOWN]),
        list(accessible_narratives(member).order_by("-temperature").values_list("key", flat=True)[:KNOWN]),
        [],
    )


def _fresh(members: list[Member]) -> Iterator[list[str]]:
    """For each, narratives that nobody else of them opens a case on."""
    taken: set[str] = set()
    for member in members:
        free = accessible_narratives(member).filter(cases=None).exclude(key__in=taken)
        keys = list(free.values_list("key", flat=True)[: KNOWN // 4])
        taken.update(keys)
        yield keys


def session_of(member: Member) -> str:
    """Log somebody in without a password: its hashing is slow by design and is no part of this bench."""
    session = SessionStore()
    session[SESSION_KEY] = str(member.user_id)
    session[BACKEND_SESSION_KEY] = _BACKEND
    session[HASH_SESSION_KEY] = member.user.get_session_auth_hash()
    session.save()
    return str(session.session_key)
