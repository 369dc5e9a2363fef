"""The same sentence said of others: what is taught of one kind of group or side is taught of its peers.

Lawful stays lawful and unlawful stays unlawful, so that who is spoken of tells the model less than what is
said. The ground of a hostile sentence goes with the group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

#: Slots of groups that can stand in for each other, and the ground that each belongs to.
PEOPLE: Mapping[str, str] = {
    "agama": "ground_religion",
    "suku": "ground_ethnicity",
    "gender": "ground_gender",
    "difabel": "ground_body",
    "golongan": "ground_other",
}
#: Slots of sides and of those in power.
POWER = ("lembaga", "pejabat", "petugas", "paslon")
_SLOT = re.compile(r"\{(\w+)\}")
#: What only one kind of group has: such a sentence cannot be said of another kind.
_BOUND = "rumah_ibadah"


@dataclass(frozen=True, slots=True)
class Template:
    """One written item before its slots are filled; ``theme`` is None where it is left open."""

    labels: dict[str, float]
    theme: str | None
    text: str


def said_of_others(template: Template) -> Iterator[Template]:
    """Yield ``template`` said of every other kind of group, or of every other side and power.

    None where it names several kinds, none, or sets groups against each other. Themes are left open.
    """
    slots = set(_SLOT.findall(template.text))
    people, power = slots & set(PEOPLE), slots & set(POWER)
    if len(people) == 1 and not power and _BOUND not in slots and template.labels["divisive"] != 1:
        yield from _of_people(template, people.pop())
    elif len(power) == 1 and not people:
        own = power.pop()
        for other in POWER:
            if other != own:
                yield replace(template, theme=None, text=_with(template.text, own, other))


def _of_people(template: Template, own: str) -> Iterator[Template]:
    for other in PEOPLE:
        if other != own:
            labels = dict(template.labels)
            labels[PEOPLE[own]], labels[PEOPLE[other]] = labels[PEOPLE[other]], labels[PEOPLE[own]]
            yield Template(labels, None, _with(template.text, own, other))


def _with(text: str, own: str, other: str) -> str:
    return text.replace(f"{{{own}}}", f"{{{other}}}")
