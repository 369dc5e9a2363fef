"""Open cases that may be about the same thing, shown before another one is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa
from django.db.models import QuerySet

from sejuk.desk.cases.access import accessible_cases
from sejuk.desk.cases.models import ENDED, Case
from sejuk.desk.cases.transitions import READS
from sejuk.desk.organisation.access import Roles
from sejuk.desk.organisation.models import Member
from sejuk.engine import normalise

#: Share of common words from which a case is shown.
ALIKE = 0.34
#: Share of a title's words in a longer text from which a case is shown.
HELD = 0.5
#: The newest open cases that are compared.
_COMPARED = 2_000
#: Words shorter than this say little.
_SHORTEST = 4

Measure = Callable[[frozenset[str], frozenset[str]], float]


@dataclass(frozen=True, slots=True)
class Likely:
    """A case and the share of words that its title has in common, 0–1."""

    case: Case
    share: float

    @property
    def percent(self) -> int:
        """The share in percent."""
        return round(self.share * 100)


def likely(member: Member, title: str, *, but: int | None = None, top: int = 5) -> list[Likely]:
    """Open cases in sight whose title shares at least a third of its words, most alike first."""
    return _rated(_running(member, READS, but), title, _share, ALIKE, top)


def mentioned(member: Member, text: str, roles: Roles = READS, *, top: int = 5) -> list[Likely]:
    """Open cases in sight at least half of whose title's words stand in a longer text, most alike first."""
    return _rated(_running(member, roles), text, _held, HELD, top)


def _running(member: Member, roles: Roles, but: int | None = None) -> QuerySet[Case]:
    return accessible_cases(member, roles).exclude(state__in=ENDED).exclude(pk=but or 0)


def _rated(cases: QuerySet[Case], text: str, measure: Measure, least: float, top: int) -> list[Likely]:
    """Only titles are read of all; the cases themselves of those that are shown."""
    titles = list(cases.order_by("-pk").values_list("pk", "title")[:_COMPARED])
    wanted, *others = _words([text, *(title for _pk, title in titles)])
    rated = [(pk, measure(wanted, said)) for (pk, _title), said in zip(titles, others, strict=True)]
    best = sorted((one for one in rated if one[1] >= least), key=lambda one: -one[1])[:top]
    shown = cases.in_bulk([pk for pk, _share in best])
    return [Likely(shown[pk], share) for pk, share in best if pk in shown]


def _words(texts: list[str]) -> list[frozenset[str]]:
    plain = normalise(pa.array(texts, pa.string())).to_pylist()
    return [frozenset(word for word in text.split() if len(word) >= _SHORTEST) for text in plain]


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _held(text: frozenset[str], title: frozenset[str]) -> float:
    return len(text & title) / len(title) if title else 0.0
