"""Open cases that may be about the same thing, shown before another one is made."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from sejuk.desk.cases.access import accessible_cases
from sejuk.desk.cases.models import ENDED, Case
from sejuk.desk.organisation.models import Member
from sejuk.engine import normalise

#: Share of common words from which a case is shown.
ALIKE = 0.34
#: The newest open cases that are compared.
_COMPARED = 2_000
#: Words shorter than this say little.
_SHORTEST = 4


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
    running = list(
        accessible_cases(member).exclude(state__in=ENDED).exclude(pk=but or 0).order_by("-pk")[:_COMPARED]
    )
    wanted, *others = _words([title, *(case.title for case in running)])
    rated = (Likely(case, _share(wanted, said)) for case, said in zip(running, others, strict=True))
    return sorted((one for one in rated if one.share >= ALIKE), key=lambda one: -one.share)[:top]


def _words(texts: list[str]) -> list[frozenset[str]]:
    plain = normalise(pa.array(texts, pa.string())).to_pylist()
    return [frozenset(word for word in text.split() if len(word) >= _SHORTEST) for text in plain]


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0
