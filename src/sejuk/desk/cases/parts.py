"""What the other parts of this room put on a case's page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from sejuk.desk.cases.appealing import showing as appealing
from sejuk.desk.cases.clocks import showing as clocks
from sejuk.desk.cases.evidence import showing as evidence
from sejuk.desk.cases.models import Case
from sejuk.desk.cases.referring import showing as referring
from sejuk.desk.cases.reporting import showing as reporting
from sejuk.desk.cases.showing import together_part
from sejuk.desk.cases.verification import showing as verification
from sejuk.desk.organisation.access import MemberRequest

Place = Literal["top", "sources", "answers", "side", "verbs"]


@dataclass(frozen=True, slots=True)
class Part:
    """A template in a place of the page; ``show`` gives names that no other part gives."""

    place: Place
    template: str
    show: Callable[[MemberRequest, Case], dict[str, Any]]


#: In the order of the page.
PARTS: tuple[Part, ...] = (
    Part("sources", "cases/parts/similar.html", verification.similar_part),
    Part("sources", "cases/parts/steps.html", verification.part),
    Part("sources", "cases/parts/evidence.html", evidence.part),
    Part("answers", "cases/parts/referrals.html", referring.part),
    Part("top", "cases/parts/together.html", together_part),
    Part("top", "cases/parts/clocks.html", clocks.part),
    Part("verbs", "cases/parts/custody_verbs.html", clocks.verbs),
    Part("side", "cases/parts/reports.html", reporting.part),
    Part("side", "cases/parts/appeals.html", appealing.part),
)

#: Those of other rooms, which register so that this one need not know them.
_OTHERS: dict[str, Part] = {}


def register(part: Part) -> None:
    """Add a part of another room; called from its ``ready``."""
    _OTHERS[part.template] = part


def parts_of(request: MemberRequest, case: Case, only: Place | None = None) -> dict[str, Any]:
    """The context of every part, and ``parts``: place → its templates; ``only`` leaves those of one place."""
    context: dict[str, Any] = {}
    places: dict[str, list[str]] = {}
    for part in (*PARTS, *_OTHERS.values()):
        if only is not None and part.place != only:
            continue
        context |= part.show(request, case)
        places.setdefault(part.place, []).append(part.template)
    return context | {"parts": places}
